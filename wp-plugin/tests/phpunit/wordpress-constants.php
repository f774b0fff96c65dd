<?php
/**
 * Constants that WordPress sets at run time, for static analysis.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

define( 'ABSPATH', '/' );
define( 'WP_CLI', true );
