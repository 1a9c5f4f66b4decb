/** One line of facts: what, and its value. */
export function Fact(props: { readonly name: string; readonly value: string | undefined }) {
  return props.value === undefined ? null : (
    <div className="fact">
      <dt>{props.name}</dt>
      <dd dir="auto">{props.value}</dd>
    </div>
  );
}
