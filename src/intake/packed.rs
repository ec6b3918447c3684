//! gzip and Zstandard, unpacked as they are read, and no further than what a text may have been.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{BufRead, BufReader, Error, Read, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Text is packed to a third or a fifth, and a whole archive of equal pages to a fiftieth.
const MOST_TIMES: u64 = 200;

/// So much may come out of any file, however small.
const FREE: u64 = 64 * 1024 * 1024;

/// How a file is packed.
enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    fn of(head: &[u8]) -> Option<Packing> {
        match head {
            [0x1f, 0x8b, ..] => Some(Packing::Gzip),
            // A frame, or one to be passed over, with which dictionaries begin.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Packing::Zstandard),
            _ => None,
        }
    }
}

/// What a stream holds, unpacked where it is packed.
pub(super) fn unpacked(bytes: Box<dyn Read + Send>) -> Result<BufReader<Box<dyn Read + Send>>> {
    let mut reader: BufReader<Box<dyn Read + Send>> = BufReader::with_capacity(super::HEAD, bytes);
    let Some(packing) = Packing::of(reader.fill_buf()?) else { return Ok(reader) };
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::new(Counted { inner: reader, taken: Arc::clone(&taken) });
    let inner: Box<dyn Read + Send> = match packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(counted)),
        Packing::Zstandard => {
            Box::new(Frames { reader: counted, decoder: FrameDecoder::new(), within: false })
        }
    };
    Ok(BufReader::new(Box::new(Bounded { inner, taken, given: 0 })))
}

/// Counts the packed bytes.
pub(super) struct Counted<R> {
    pub inner: R,
    pub taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends where more comes out than text can have been.
struct Bounded {
    inner: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        let most = self.taken.load(Ordering::Relaxed).saturating_mul(MOST_TIMES).max(FREE);
        if self.given > most {
            return Err(Error::other(format!(
                "unpacks to more than {MOST_TIMES} times its size, which no text does"
            )));
        }
        Ok(read)
    }
}

/// Several Zstandard frames, one after another.
struct Frames<R> {
    reader: R,
    decoder: FrameDecoder,
    within: bool,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        loop {
            if !self.within {
                if self.reader.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.within = next_frame(&mut self.reader, &mut self.decoder)?;
                continue;
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let some = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder
                    .decode_blocks(&mut self.reader, some)
                    .map_err(|e| Error::other(e.to_string()))?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.within = false;
        }
    }
}

/// Begins the next frame; whether it holds something for us, else it is passed over.
fn next_frame(reader: &mut impl BufRead, decoder: &mut FrameDecoder) -> Result<bool> {
    match decoder.init(&mut *reader) {
        Ok(()) => Ok(true),
        Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
            let length = u64::from(length);
            let skipped = std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
            if skipped < length { Err(Error::other("ends within a Zstandard frame")) } else { Ok(false) }
        }
        Err(error) => Err(Error::other(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstandard(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>) -> Result<String> {
        let mut text = String::new();
        unpacked(Box::new(std::io::Cursor::new(bytes)))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn packed_streams_of_several_parts_are_read_to_their_end() {
        for pack in [gzip, zstandard] {
            assert_eq!(
                read([pack(b"Norway met "), pack(b"Sweden.")].concat()).unwrap(),
                "Norway met Sweden."
            );
        }
        let passed_over =
            [&[0x5d, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc", &zstandard(b"They met.")].concat();
        assert_eq!(read(passed_over).unwrap(), "They met.");
        assert_eq!(read(b"They met.".to_vec()).unwrap(), "They met.");
    }

    #[test]
    fn what_is_broken_or_a_bomb_is_an_error() {
        let whole = gzip(b"Norway met Sweden in Oslo on Monday.");
        assert!(read(whole[..whole.len() - 9].to_vec()).is_err());
        assert!(read([&[0x5d, 0x2a, 0x4d, 0x18, 9, 0, 0, 0][..], b"abc"].concat()).is_err());
        let bomb = gzip(&vec![b' '; 80 << 20]);
        assert!(bomb.len() < 100_000);
        assert!(read(bomb).unwrap_err().to_string().contains("200 times"));
    }
}
