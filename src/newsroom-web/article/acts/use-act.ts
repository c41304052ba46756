import { useMutation, useQueryClient } from "@tanstack/react-query";

/** One act as a mutation: what it changed is asked for again, in the newsroom and on the exits. */
export function useAct<Input = void, Answer = unknown>(
  act: (input: Input) => Promise<Answer>,
  done: (answer: Answer) => void = () => undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      done(answer);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["newsroom"] }),
        queries.invalidateQueries({ queryKey: ["press"] }),
      ]);
    },
  });
}
