<?php
/**
 * One check box as it was shown.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Token;

final class Box {

	public function __construct(
		public readonly string $profile_id,
		public readonly string $version_id,
		public readonly bool $required
	) {}
}
