import { Gunzip } from 'fflate';
import type { ByteStream, Bytes } from '../bytes';

/** Inflates through the platform. Throws TypeError on damaged input. */
export async function* inflate(input: ByteStream, format: 'gzip' | 'deflate-raw'): ByteStream {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader: ReadableStreamDefaultReader<Bytes> = stream.readable.getReader();
  const pumping = pump(input, writer).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    const failed = await pumping;
    if (failed !== null) throw failed.error;
  } finally {
    await reader.cancel().catch(ignore);
    await writer.abort().catch(ignore);
  }
}

async function pump(input: ByteStream, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  for await (const chunk of input) await writer.write(chunk);
  await writer.close();
}

function ignore(): void {
  // the stream has ended already, one way or the other
}

/**
 * Gunzips a stream that can be opened again. The platform is fast but may refuse files of several members (bgzip, `cat a.gz b.gz`): then a second
 * reader starts over and leaves out what was given already. Throws on damaged input.
 */
export async function* gunzip(open: () => ByteStream): ByteStream {
  let given = 0;
  try {
    for await (const chunk of inflate(open(), 'gzip')) {
      given += chunk.length;
      yield chunk;
    }
    return;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  let seen = 0;
  for await (const chunk of gunzipMembers(open())) {
    const from = Math.min(Math.max(given - seen, 0), chunk.length);
    seen += chunk.length;
    if (from < chunk.length) yield chunk.subarray(from);
  }
}

/** Gunzips any number of members. Throws on damaged or cut off input. */
export async function* gunzipMembers(input: ByteStream): ByteStream {
  let out: Bytes[] = [];
  const gunzipper = new Gunzip((chunk) => out.push(new Uint8Array(chunk)));
  for await (const chunk of input) {
    if (chunk.length > 0) gunzipper.push(chunk.slice(), false);
    yield* out;
    out = [];
  }
  gunzipper.push(new Uint8Array(0), true);
  yield* out;
}
