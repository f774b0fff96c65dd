<?php
/**
 * Plugin Name:       KundenMeister Data Protection
 * Description:       Form blocks whose consent can be proven: nothing is sent before the box is ticked, and nothing is lost when the line is down.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      8.1
 * Author:            Körbler GmbH
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       kundenmeister-data-protection
 * Domain Path:       /languages
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

Plugin::boot( __FILE__ );
