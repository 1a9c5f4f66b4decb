/** The name of work under way, how much of it is done, and a line that fills. */
export function JobProgress(props: {
  readonly label: string;
  /** Undefined while nobody knows how much there is to do. */
  readonly percentage: number | undefined;
  readonly valueText: string | undefined;
  readonly more?: string;
}) {
  const { label, percentage, valueText, more = '' } = props;
  return (
    <>
      <span className="activity-label">
        <span className="activity-name">{label}</span>
        <span className="activity-count">
          {percentage === undefined ? '' : valueText}
          {more}
        </span>
      </span>
      <span className="activity-track">
        <span
          className="activity-fill"
          data-indeterminate={percentage === undefined || undefined}
          style={percentage === undefined ? {} : { width: `${percentage}%` }}
        />
      </span>
    </>
  );
}
