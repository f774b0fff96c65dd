<?php
/**
 * Renders the statement on the processor.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Notice\ProcessorStatement;

final class ProcessorRenderer {

	public function __construct( private readonly ProcessorStatement $statement ) {}

	/**
	 * The statement in the language of the page; nothing while the bridge has never told it.
	 */
	public function render(): string {
		$statement = $this->statement->get( Language::current() );
		return '' === $statement ? '' : '<p ' . get_block_wrapper_attributes() . '>' . esc_html( $statement ) . '</p>';
	}
}
