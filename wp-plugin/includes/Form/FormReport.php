<?php
/**
 * What the settings page shows of the forms of this site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

final class FormReport {

	public function __construct( private readonly FormInventory $inventory, private readonly FormChecker $checker, private readonly FormOwners $owners ) {}

	/**
	 * All forms with page, state, fields, texts and findings; without findings where the bridge could not be asked.
	 *
	 * @return list<array<string,mixed>>
	 */
	public function all(): array {
		$places = $this->inventory->all();
		$found  = $this->checker->check( $places );
		$rows   = array();
		foreach ( $places as $position => $place ) {
			$rows[] = $this->row( $place ) + $this->verdict( $place, $found[ $position ] ?? null );
		}
		return $rows;
	}

	/**
	 * What stands in the way of forms as they are in the editor, by form key; forms that could not be checked are left out.
	 *
	 * @param list<FormPlace> $places Forms of one post.
	 * @return array<string,array<string,mixed>> `{compliant, findings}`.
	 */
	public function of_editor( array $places ): array {
		$found    = $this->checker->check( $places );
		$verdicts = array();
		foreach ( $places as $position => $place ) {
			$verdict = $this->verdict( $place, $found[ $position ] ?? null );
			if ( null !== $verdict['findings'] ) {
				$verdicts[ $place->form->key ] = $verdict;
			}
		}
		return $verdicts;
	}

	/**
	 * @return array<string,mixed>
	 */
	private function row( FormPlace $place ): array {
		$form = $place->form;
		$post = $place->post;
		$type = get_post_type_object( $post->post_type );
		$page = html_entity_decode( get_the_title( $post ), ENT_QUOTES, 'UTF-8' );
		return array(
			'formKey'    => $form->key,
			'title'      => '' === $form->title ? $page : $form->title,
			'kind'       => $form->kind,
			'fields'     => array_values( array_map( self::field( ... ), $form->fields ) ),
			'profiles'   => $form->profiles,
			'hasConsent' => $form->asks_consent,
			'postId'     => $post->ID,
			'pageTitle'  => $page,
			'pageType'   => null === $type ? $post->post_type : $type->labels->singular_name,
			'status'     => $post->post_status,
			'pageUrl'    => self::address( $post ),
			'editUrl'    => get_edit_post_link( $post, 'raw' ),
		);
	}

	/**
	 * What this site knows to be wrong counts before what the bridge finds.
	 *
	 * @param FormPlace                      $place The form.
	 * @param array<array-key,mixed>|null $found What the bridge found; null when it could not be asked.
	 * @return array{compliant:bool|null,findings:array<array-key,mixed>|null}
	 */
	private function verdict( FormPlace $place, ?array $found ): array {
		$key   = $place->form->key;
		$local = $this->owners->is_copy( $place->post, $key ) ? LocalFinding::copy( $this->owners->owner( $key ) ) : LocalFinding::kept( $place->post, $key );
		$found = $local ?? $found;
		return array(
			'compliant' => null === $found ? null : true === ( $found['compliant'] ?? false ),
			'findings'  => is_array( $found['findings'] ?? null ) ? $found['findings'] : null,
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function field( FieldDefinition $field ): array {
		return array(
			'name'     => $field->name,
			'label'    => FieldLabel::of( $field ),
			'required' => $field->required,
		);
	}

	/**
	 * Where visitors see the form; null where it has no address of its own, or nobody sees it yet.
	 */
	private static function address( WP_Post $post ): ?string {
		$address = 'publish' === $post->post_status && is_post_type_viewable( $post->post_type ) ? get_permalink( $post ) : false;
		return is_string( $address ) ? $address : null;
	}
}
