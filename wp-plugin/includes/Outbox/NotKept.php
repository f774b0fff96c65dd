<?php
/**
 * The database took no submission.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use RuntimeException;

final class NotKept extends RuntimeException {}
