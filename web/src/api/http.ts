// Requests to the server that the page came from, and to no other.

/** Why the server did not answer; `message` is a line for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** How often a server that is busy (503) is asked again. */
const TRIES = 3;

async function once(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, mode: "same-origin", credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "The server does not answer. Is `summitry serve` still running?");
  }
}

/** Asks the server; what is no success is an [ApiError]. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  for (let tried = 1; ; tried++) {
    const response = await once(path, init);
    if (response.ok) return response;
    const why = (await response.text()).trim();
    const told = why || `The server answers with status ${response.status}.`;
    if (response.status !== 503 || tried === TRIES || why.includes("too long")) throw new ApiError(response.status, told);
    await new Promise((after) => setTimeout(after, 400 * tried));
  }
}

export async function askJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await ask(path, init);
  return (await response.json()) as T;
}
