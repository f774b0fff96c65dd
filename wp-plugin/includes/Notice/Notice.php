<?php
/**
 * All that a form must show before it may collect data (Art. 13 GDPR).
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Notice;

use KundenMeister\DataProtection\Token\Box;

final class Notice {

	/**
	 * @param bool            $accepts             Whether the bridge takes submissions of this form.
	 * @param string          $reason              Why not: the bridge's code or sentence.
	 * @param list<NoticeBox> $boxes               In the order to show.
	 * @param string          $processor_statement Who processes on the controller's behalf.
	 * @param string          $content_notice      What a newsletter contains.
	 * @param bool            $records_client      Whether the controller wants truncated IP address and browser with the proof.
	 */
	public function __construct(
		public readonly bool $accepts,
		public readonly string $reason,
		public readonly array $boxes,
		public readonly string $processor_statement,
		public readonly string $content_notice,
		public readonly bool $records_client
	) {}

	/**
	 * @param array<array-key,mixed> $data The bridge's answer.
	 */
	public static function from_data( array $data ): self {
		$text  = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$items = is_array( $data['checkboxes'] ?? null ) ? $data['checkboxes'] : array();
		$boxes = array();
		foreach ( $items as $item ) {
			$box = is_array( $item ) ? NoticeBox::from_data( $item ) : null;
			if ( null !== $box ) {
				$boxes[] = $box;
			}
		}
		$whole = count( $boxes ) === count( $items ) && array() !== $boxes;
		return new self(
			true === ( $data['accepts'] ?? false ) && $whole,
			$text( $data['reason'] ?? null ),
			$boxes,
			$text( $data['processorStatement'] ?? null ),
			$text( $data['contentNotice'] ?? null ),
			true === ( $data['recordIp'] ?? false )
		);
	}

	/**
	 * The boxes as the render token carries them.
	 *
	 * @return list<Box>
	 */
	public function token_boxes(): array {
		return array_map( static fn( NoticeBox $shown ): Box => $shown->box, $this->boxes );
	}
}
