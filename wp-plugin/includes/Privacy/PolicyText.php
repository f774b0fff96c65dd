<?php
/**
 * What a site's privacy policy may say about the forms.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

final class PolicyText {

	/**
	 * For WordPress's privacy policy guide, in the language of the page; a part for the author stands first.
	 */
	public static function html(): string {
		return '<p class="privacy-policy-tutorial">' . esc_html__( 'Your forms of KundenMeister Data Protection send what visitors enter to Körbler GmbH, which processes it on your behalf. The law wants your policy to name this processor (Art. 13 and 28 GDPR). Please take over the text below and adapt it to your purposes and storage periods. A draft made from your own settings is under Settings → Data Protection.', 'kundenmeister-data-protection' ) . '</p>'
			. '<strong class="privacy-policy-tutorial">' . esc_html__( 'Suggested text:', 'kundenmeister-data-protection' ) . ' </strong>'
			. implode( '', array_map( static fn( string $paragraph ): string => '<p>' . esc_html( $paragraph ) . '</p>', self::paragraphs() ) );
	}

	/**
	 * @return list<string>
	 */
	private static function paragraphs(): array {
		return array(
			__( 'When you fill in a form on this website and agree, we process what you entered for the purpose that is stated at the form, on the basis of your consent (Art. 6(1)(a) GDPR). Without your consent nothing is sent or stored.', 'kundenmeister-data-protection' ),
			__( 'Körbler GmbH collects, processes and uses this data on our behalf as processor.', 'kundenmeister-data-protection' ),
			__( 'As proof of your consent we store the exact texts that you were shown, the time, the language and the address of the page.', 'kundenmeister-data-protection' ),
			__( 'While the connection to the processor is interrupted, your entry waits on our server in encrypted form until it can be sent, 60 days at most.', 'kundenmeister-data-protection' ),
			__( 'To prevent misuse we count entries per network for up to one hour, without storing your address. The forms set no cookies.', 'kundenmeister-data-protection' ),
			__( 'You may withdraw your consent at any time, for example with the link in each e-mail; what was done until then stays lawful. You also have the right to access, rectification, erasure, restriction and portability, and to complain to the supervisory authority.', 'kundenmeister-data-protection' ),
		);
	}
}
