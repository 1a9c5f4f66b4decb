import { useEffect, useState } from 'react';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** A picture as it would be published. */
export interface Proof {
  /** The address it was asked for at. */
  readonly address: string;
  /** Where the window has it. */
  readonly url: string;
  readonly bytes: number;
}

export interface ProofState {
  /** The last one that was made; while another is made, that one is still shown. */
  readonly proof: Proof | undefined;
  readonly isMaking: boolean;
  readonly problem: string | undefined;
}

/** ms: while a thumb is moved, nothing is asked for. */
const ASKED_AFTER = 200;

async function fetchProof(address: string, signal: AbortSignal): Promise<Proof> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(await answer.text());
  const content = await answer.blob();
  return { address, url: URL.createObjectURL(content), bytes: content.size };
}

/** The picture at an address, asked for when the address rests, and called off when nobody waits for it any more. */
export function useProof(address: string | undefined): ProofState {
  const [proof, setProof] = useState<Proof>();
  const [failed, setFailed] = useState<{ readonly address: string; readonly problem: string }>();
  useEffect(() => {
    if (address === undefined) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchProof(address, abort.signal).then(
        (made) => (abort.signal.aborted ? URL.revokeObjectURL(made.url) : setProof(made)),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          const problem =
            error instanceof Error && error.message !== '' ? coreText(error.message) : t('problem.proof');
          setFailed({ address, problem });
        },
      );
    }, ASKED_AFTER);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address]);
  // The window would keep its bytes as long as it is open.
  useEffect(() => () => (proof === undefined ? undefined : URL.revokeObjectURL(proof.url)), [proof]);
  const problem = failed?.address === address ? failed?.problem : undefined;
  return {
    proof,
    isMaking: address !== undefined && proof?.address !== address && problem === undefined,
    problem,
  };
}
