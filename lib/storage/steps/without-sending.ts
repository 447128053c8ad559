/** Version 2 of the test events: those on their way are commands that wait, and are no longer written down here. */
export function withoutSending(memory: unknown): unknown {
  if (typeof memory !== 'object' || memory === null || !('sent' in memory) || !Array.isArray(memory.sent))
    return memory;
  return { ...memory, sent: memory.sent.filter((one) => !isSending(one)) };
}

function isSending(sent: unknown): boolean {
  const result = (sent as { readonly result?: { readonly state?: unknown } } | null)?.result;
  return result?.state === 'sending';
}
