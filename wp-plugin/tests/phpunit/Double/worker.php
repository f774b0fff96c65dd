<?php
/**
 * One worker of its own process: `WP_DIR=… php worker.php SECONDS` runs the outbox at that time.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

require dirname( __DIR__ ) . '/bootstrap.php';

( new KundenMeister\DataProtection\Services( new KundenMeister\DataProtection\Tests\FixedClock( (int) $argv[1] ) ) )->dispatch()->run( 50 );
