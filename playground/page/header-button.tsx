import { Icon, type IconName } from "./icon.tsx";

interface HeaderButtonProps {
  readonly icon: IconName;
  /** What a screen reader says. */
  readonly name: string;
  /** What stands beside the icon where there is room. */
  readonly words?: string;
  readonly title: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function HeaderButton({ icon, name, words, title, disabled = false, onClick }: HeaderButtonProps) {
  return (
    <button type="button" class="button plain" aria-label={name} title={title} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
      {words === undefined ? null : <span class="words">{words}</span>}
    </button>
  );
}
