<?php
/**
 * Renders the statement on the processor.
 *
 * @package KundenMeister\DataProtection
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
echo KundenMeister\DataProtection\Plugin::instance()->processor_renderer()->render();
