<?php
/**
 * Sentences for visitors.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

final class Messages {

	/**
	 * Says what is wrong and how to go on.
	 */
	public static function of( FieldError $error ): string {
		$plain = 'fields.email' === $error->field ? __( 'E-mail address', 'kundenmeister-data-protection' ) : __( 'This field', 'kundenmeister-data-protection' );
		$label = '' !== $error->label ? $error->label : $plain;
		return match ( $error->code ) {
			'consent-required'         => __( 'Please agree, so that we may send what you entered.', 'kundenmeister-data-protection' ),
			'consent-version-unknown'  => __( 'The consent text has changed in the meantime. Please reload the page, read it and agree again. Nothing has been stored.', 'kundenmeister-data-protection' ),
			'consent-not-shown'        => __( 'The consent text could not be shown. Please reload the page. Nothing has been stored.', 'kundenmeister-data-protection' ),
			/* translators: %s: label of the field. */
			'field-required'           => sprintf( __( '%s: please fill this in.', 'kundenmeister-data-protection' ), $label ),
			/* translators: %s: label of the field. */
			'field-too-long'           => sprintf( __( '%s: this is too long. Please shorten it.', 'kundenmeister-data-protection' ), $label ),
			/* translators: %s: label of the field. */
			'choice-unknown'           => sprintf( __( '%s: please choose one of the answers offered.', 'kundenmeister-data-protection' ), $label ),
			'email-invalid'            => __( 'Please enter a complete e-mail address, for example name@example.org.', 'kundenmeister-data-protection' ),
			'field-invalid'            => '' !== $error->text ? $error->text
				/* translators: %s: label of the field. */
				: sprintf( __( '%s: this cannot be read. Please enter it again.', 'kundenmeister-data-protection' ), $label ),
			'field-unknown'            => __( 'The form has changed in the meantime. Please reload the page and fill it in again. Nothing has been stored.', 'kundenmeister-data-protection' ),
			'token-expired'            => __( 'This page has been open for too long. Please reload it and send the form again. Nothing has been stored.', 'kundenmeister-data-protection' ),
			'token-invalid'            => __( 'The form could not be checked. Please reload the page and send it again. Nothing has been stored.', 'kundenmeister-data-protection' ),
			'form-unknown',
			'form-not-compliant',
			'data-protection-inactive' => __( 'This form takes no entries at the moment. Nothing has been stored. Please get in touch with us in another way.', 'kundenmeister-data-protection' ),
			'not-kept'                 => __( 'Your entries could not be kept. Please try again later. Nothing has been stored.', 'kundenmeister-data-protection' ),
			default                    => '' !== $error->text ? $error->text
				: __( 'Your entries were not accepted. Nothing has been stored.', 'kundenmeister-data-protection' ),
		};
	}

	/**
	 * Thanks of a form whose editor wrote none.
	 */
	public static function thanks( string $kind ): string {
		return 'newsletter' === $kind
			? __( 'Thank you! You will get an e-mail from us, which can take an hour. Please confirm your registration with the link in it.', 'kundenmeister-data-protection' )
			: __( 'Thank you! We have received what you sent.', 'kundenmeister-data-protection' );
	}

	/**
	 * Too many submissions from the same network.
	 */
	public static function limited(): string {
		return __( 'Too many entries were sent in a short time. Please wait a minute and try again. Nothing has been stored.', 'kundenmeister-data-protection' );
	}

	/**
	 * Heading of the list of errors.
	 */
	public static function summary(): string {
		return __( 'The form has not been sent yet. Please check:', 'kundenmeister-data-protection' );
	}

	/**
	 * What the page's script says; `%s` stands for a field's label.
	 *
	 * @return array<string,string>
	 */
	public static function for_script(): array {
		return array(
			'title'    => self::summary(),
			'required' => self::of( new FieldError( '', 'field-required', '%s' ) ),
			'consent'  => self::of( new FieldError( '', 'consent-required' ) ),
			'email'    => self::of( new FieldError( '', 'email-invalid' ) ),
			'failed'   => __( 'The form could not be sent. Please check your connection and try again; what you entered is still here.', 'kundenmeister-data-protection' ),
			'sending'  => __( 'Sending …', 'kundenmeister-data-protection' ),
		);
	}
}
