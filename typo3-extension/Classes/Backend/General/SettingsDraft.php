<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\General;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;

/**
 * The controller's settings as they stand in the form: every field is what the person typed.
 */
final readonly class SettingsDraft
{
    public const COMPANY = ['name', 'address', 'email', 'phone', 'website', 'dataProtectionOfficer', 'representative', 'jointControllers'];

    private const REQUIRED = ['name', 'address', 'email'];

    /**
     * @param array<string,string> $company          By the bridge's names.
     * @param bool                 $accepts          Accepts the agreement of `agreementVersion`.
     * @param string               $agreementVersion The version that was shown.
     * @param string|null          $keepObjectionDays Null where the bridge is older than this extension and does not know of it.
     * @param string               $onLapse          What happens to a contact whose storage period lapsed: `report` or `delete`.
     * @param string               $revision         `ETag` of the settings that the form was filled with.
     */
    public function __construct(
        public bool $active,
        public array $company,
        public bool $accepts,
        public string $acceptedBy,
        public string $agreementVersion,
        public string $unconfirmedDays,
        public string $keepProofDays,
        public ?string $keepObjectionDays,
        public string $onLapse,
        public bool $recordIp,
        public string $revision,
    ) {}

    /**
     * What the form starts with.
     *
     * @param Reply $settings         Of `GET /v1/data-protection`.
     * @param string $agreementVersion In force now.
     */
    public static function ofStored(Reply $settings, string $agreementVersion): self
    {
        return new self(
            ($settings->data['active'] ?? false) === true,
            self::company(static fn(string $name): string => $settings->text('company', $name)),
            false,
            '',
            $agreementVersion,
            $settings->text('unconfirmedDays'),
            $settings->text('keepProofDays'),
            isset($settings->data['keepObjectionDays']) ? $settings->text('keepObjectionDays') : null,
            $settings->text('onLapse'),
            ($settings->data['recordIp'] ?? false) === true,
            $settings->headers['etag'] ?? '',
        );
    }

    public static function ofPosted(Posted $form): self
    {
        return new self(
            $form->ticked('active'),
            self::company($form->within('company')->text(...)),
            $form->ticked('accepts'),
            trim($form->text('acceptedBy')),
            $form->text('agreementVersion'),
            trim($form->text('unconfirmedDays')),
            trim($form->text('keepProofDays')),
            $form->has('keepObjectionDays') ? trim($form->text('keepObjectionDays')) : null,
            $form->text('onLapse'),
            $form->ticked('recordIp'),
            $form->text('revision'),
        );
    }

    /**
     * The same input on the ground of what is stored now, after someone else has changed it.
     */
    public function onGroundOf(Reply $settings): self
    {
        return new self(
            $this->active,
            $this->company,
            $this->accepts,
            $this->acceptedBy,
            $this->agreementVersion,
            $this->unconfirmedDays,
            $this->keepProofDays,
            $this->keepObjectionDays,
            $this->onLapse,
            $this->recordIp,
            $settings->headers['etag'] ?? '',
        );
    }

    /**
     * As the bridge takes it.
     *
     * @param Reply $settings Stored now: an agreement accepted before stays accepted.
     * @return array<string,mixed>
     */
    public function input(Reply $settings): array
    {
        $optional = array_diff_key($this->company, array_flip(self::REQUIRED));
        return [
            'active' => $this->active,
            'company' => array_intersect_key($this->company, array_flip(self::REQUIRED)) + array_filter($optional, static fn(string $value): bool => $value !== ''),
            'processorAgreement' => $this->agreement($settings),
            'unconfirmedDays' => self::number($this->unconfirmedDays),
            'keepProofDays' => self::number($this->keepProofDays),
            'recordIp' => $this->recordIp,
            // What was not asked for stays as it is.
            ...($this->keepObjectionDays === null ? [] : ['keepObjectionDays' => self::number($this->keepObjectionDays)]),
            ...($this->onLapse === '' ? [] : ['onLapse' => $this->onLapse]),
        ];
    }

    /**
     * @return array{version:string,acceptedBy:string}|null
     */
    private function agreement(Reply $settings): ?array
    {
        $accepted = $settings->text('processorAgreement', 'version');
        if ($this->accepts && $accepted !== $this->agreementVersion) {
            return ['version' => $this->agreementVersion, 'acceptedBy' => $this->acceptedBy];
        }
        return $accepted === '' ? null : ['version' => $accepted, 'acceptedBy' => $settings->text('processorAgreement', 'acceptedBy')];
    }

    /**
     * What is no number goes to the bridge as it is, which says so at the field.
     */
    private static function number(string $typed): int|string
    {
        return preg_match('/^\d{1,9}$/D', $typed) === 1 ? (int) $typed : $typed;
    }

    /**
     * @param callable(string):string $value Of one field.
     * @return array<string,string>
     */
    private static function company(callable $value): array
    {
        return array_combine(self::COMPANY, array_map(static fn(string $name): string => trim($value($name)), self::COMPANY));
    }
}
