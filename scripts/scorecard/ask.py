"""The command of a peer: gives a path to the server on a Unix socket, and prints what comes back. usage: ask.py SOCKET PATH"""

import socket, sys

with socket.socket(socket.AF_UNIX) as server:
    server.connect(sys.argv[1])
    server.sendall(sys.argv[2].encode() + b"\n")
    while piece := server.recv(1 << 16):
        sys.stdout.buffer.write(piece)
