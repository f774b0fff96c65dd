<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Notice;

final readonly class Notice
{
    /**
     * @param bool            $accepts            Whether the bridge takes submissions of this form.
     * @param string          $reason             Why not: the bridge's code.
     * @param list<NoticeBox> $boxes              In the order to show.
     * @param string          $processorStatement Who processes on the controller's behalf.
     * @param string          $contentNotice      What a newsletter contains.
     * @param bool            $recordsClient      Whether the controller wants truncated IP address and browser with the proof.
     */
    public function __construct(
        public bool $accepts,
        public string $reason,
        public array $boxes,
        public string $processorStatement,
        public string $contentNotice,
        public bool $recordsClient,
    ) {}

    /**
     * @param array<array-key,mixed> $data The bridge's answer.
     */
    public static function fromData(array $data): self
    {
        $text = static fn(mixed $value): string => is_string($value) ? $value : '';
        $items = is_array($data['checkboxes'] ?? null) ? $data['checkboxes'] : [];
        $boxes = [];
        foreach ($items as $item) {
            $box = is_array($item) ? NoticeBox::fromData($item) : null;
            if ($box !== null) {
                $boxes[] = $box;
            }
        }
        $whole = count($boxes) === count($items) && $boxes !== [];
        return new self(
            ($data['accepts'] ?? false) === true && $whole,
            $text($data['reason'] ?? null),
            $boxes,
            $text($data['processorStatement'] ?? null),
            $text($data['contentNotice'] ?? null),
            ($data['recordIp'] ?? false) === true,
        );
    }

    /**
     * The boxes of some profiles.
     *
     * @param list<string> $profiles Profile ids; none means all.
     * @return list<NoticeBox>
     */
    public function boxesOf(array $profiles): array
    {
        return $profiles === [] ? $this->boxes
            : array_values(array_filter($this->boxes, static fn(NoticeBox $shown): bool => in_array($shown->box->profileId, $profiles, true)));
    }
}
