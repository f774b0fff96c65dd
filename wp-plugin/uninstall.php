<?php
/**
 * Removes all that the plugin made: options, transients, table, events, post and user meta, on each site of a network.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

KundenMeister\DataProtection\Install\Installation::remove();
