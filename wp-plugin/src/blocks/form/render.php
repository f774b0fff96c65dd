<?php
/**
 * Renders the form around its inner blocks.
 *
 * @package KundenMeister\DataProtection
 *
 * @var array<array-key,mixed> $attributes
 * @var string                 $content
 * @var WP_Block               $block
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
echo KundenMeister\DataProtection\Plugin::instance()->form_renderer()->render( $content, $block );
