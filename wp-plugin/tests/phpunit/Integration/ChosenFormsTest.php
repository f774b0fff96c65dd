<?php
/**
 * The forms chosen at a consent text show it from then on, whoever saves their page next.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Form\FormFinder;
use WP_REST_Request;

final class ChosenFormsTest extends SiteTestCase {

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_a_form_chosen_at_a_new_text_gets_it(): void {
		$this->save( 'POST', 'profile-9', array( self::FORM ) );
		self::assertSame( array( 'profile-1', 'profile-2', 'profile-9' ), $this->profiles_of_page() );
	}

	public function test_a_form_no_longer_chosen_loses_the_text_and_keeps_the_others(): void {
		$this->save( 'PUT', 'profile-1', array() );
		self::assertSame( array( 'profile-2' ), $this->profiles_of_page() );
	}

	public function test_the_next_saving_of_the_page_undoes_nothing(): void {
		$this->save( 'PUT', 'profile-1', array() );
		wp_update_post( array( 'ID' => $this->page_id, 'post_title' => 'Again' ) );
		$puts = self::$bridge->requests( 'PUT /v1/forms/' . self::FORM );
		self::assertSame( array( 'profile-2' ), end( $puts )['body']['profiles'] ?? null );
	}

	public function test_an_unchanged_choice_saves_no_page(): void {
		$before = self::post( $this->page_id )->post_modified_gmt;
		$puts   = count( self::$bridge->requests( 'PUT /v1/forms/*' ) );
		$this->save( 'PUT', 'profile-1', array( self::FORM ) );
		self::assertSame( array( $before, $puts ), array( self::post( $this->page_id )->post_modified_gmt, count( self::$bridge->requests( 'PUT /v1/forms/*' ) ) ) );
	}

	public function test_a_draft_keeps_what_its_author_chose(): void {
		$draft = $this->publish( self::form( 'f-draftform001' ), 'draft' );
		$this->save( 'PUT', 'profile-1', array( self::FORM ) );
		self::assertSame( array( 'profile-1', 'profile-2' ), ( new FormFinder() )->own( self::post( $draft ) )['f-draftform001']->profiles );
	}

	public function test_a_text_that_the_bridge_refuses_changes_nothing(): void {
		self::$bridge->refuse( 'PUT /v1/consent-profiles/profile-1', 412, 'precondition-failed' );
		$this->call( 'PUT', '/profile-1', array() );
		self::assertSame( array( 'profile-1', 'profile-2' ), $this->profiles_of_page() );
	}

	/**
	 * @param list<string> $forms Keys.
	 */
	private function save( string $method, string $id, array $forms ): void {
		$path = 'POST' === $method ? '' : "/$id";
		self::$bridge->answer( "$method /v1/consent-profiles$path", 200, array( 'id' => $id, 'forms' => $forms ) );
		$this->call( $method, $path, $forms );
	}

	/**
	 * @param list<string> $forms Keys.
	 */
	private function call( string $method, string $path, array $forms ): void {
		$request = new WP_REST_Request( $method, "/kmdp/v1/consent-profiles$path" );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_header( 'If-Match', '"1"' );
		$request->set_body( (string) wp_json_encode( array( 'description' => 'Text', 'forms' => $forms ) ) );
		rest_do_request( $request );
	}

	/**
	 * @return list<string>
	 */
	private function profiles_of_page(): array {
		return ( new FormFinder() )->own( self::post( $this->page_id ) )[ self::FORM ]->profiles;
	}

	private static function post( int $id ): \WP_Post {
		clean_post_cache( $id );
		$post = get_post( $id );
		self::assertInstanceOf( \WP_Post::class, $post );
		return $post;
	}
}
