<?php
/**
 * Renders the field.
 *
 * @package KundenMeister\DataProtection
 *
 * @var array<array-key,mixed> $attributes
 * @var string                 $content
 * @var WP_Block               $block
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
echo KundenMeister\DataProtection\Plugin::instance()->field_renderer()->render( $attributes, $block );
