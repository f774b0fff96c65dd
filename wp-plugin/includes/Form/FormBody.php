<?php
/**
 * A form as the bridge wants it registered.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

final class FormBody {

	public function __construct( private readonly FormDefinition $form, private readonly WP_Post $post ) {}

	/**
	 * Body of PUT /v1/forms/{formKey}.
	 *
	 * @return array<string,mixed>
	 */
	public function data(): array {
		$title = '' !== $this->form->title ? $this->form->title : html_entity_decode( get_the_title( $this->post ), ENT_QUOTES, 'UTF-8' );
		return array(
			'title'    => '' !== $title ? $title : $this->form->key,
			'kind'     => $this->form->kind,
			'pageUrl'  => $this->page_url(),
			'cms'      => 'wordpress',
			'fields'   => array_values( array_map( $this->field( ... ), $this->form->fields ) ),
			'profiles' => $this->form->profiles,
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function field( FieldDefinition $field ): array {
		$data = array(
			'name'     => $field->name,
			'label'    => FieldLabel::of( $field ),
			'type'     => $field->type->value,
			'required' => $field->required,
			'personal' => true,
		);
		return FieldType::Choice === $field->type ? $data + array( 'options' => $field->options ) : $data;
	}

	/**
	 * Patterns and template parts have no address of their own: the site's stands for them.
	 */
	private function page_url(): string {
		$address = is_post_type_viewable( $this->post->post_type ) ? get_permalink( $this->post ) : false;
		return is_string( $address ) ? $address : home_url( '/' );
	}
}
