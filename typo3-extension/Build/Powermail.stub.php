<?php

declare(strict_types=1);

// What the extension uses of powermail 13, for the analysis in a TYPO3 without it.

namespace In2code\Powermail\Domain\Model;

use TYPO3\CMS\Extbase\DomainObject\AbstractEntity;
use TYPO3\CMS\Extbase\Persistence\Generic\LazyLoadingProxy;
use TYPO3\CMS\Extbase\Persistence\ObjectStorage;

class Form extends AbstractEntity
{
    public function getTitle(): string {}

    /**
     * @return ObjectStorage|array
     */
    public function getPages() {}
}

class Page extends AbstractEntity
{
    public function getForm(): Form {}

    public function getFields(): ObjectStorage {}
}

class Field extends AbstractEntity
{
    public function getTitle(): string {}
    public function getType(): string {}
    public function getMarker(): string {}
    public function getValidation(): int {}
    public function isMandatory(): bool {}
    public function isMultiselect(): bool {}
    public function isSenderEmail(): bool {}
    public function getPage(): ?Page {}

    /**
     * @return array<array-key,array<string,mixed>>
     */
    public function getModifiedSettings(): array {}
}

class Answer extends AbstractEntity
{
    public function getField(): ?Field {}
    public function getStringValue(string $glue = ', '): string {}
}

class Mail extends AbstractEntity
{
    /**
     * @return Form|LazyLoadingProxy|null
     */
    public function getForm() {}

    public function getAnswers(): ObjectStorage {}
}

namespace In2code\Powermail\Domain\Validator;

use In2code\Powermail\Domain\Model\Field;

abstract class AbstractValidator extends \TYPO3\CMS\Extbase\Validation\Validator\AbstractValidator
{
    public function setErrorAndMessage(Field $field, string $label): void {}
}

namespace In2code\Powermail\Finisher;

use In2code\Powermail\Domain\Model\Mail;
use TYPO3\CMS\Frontend\ContentObject\ContentObjectRenderer;

abstract class AbstractFinisher
{
    protected ContentObjectRenderer $contentObject;

    public function getMail(): Mail {}
}

namespace In2code\Powermail\Domain\Repository;

class MailRepository extends \TYPO3\CMS\Extbase\Persistence\Repository {}

namespace In2code\Powermail\Utility;

use In2code\Powermail\Domain\Model\Mail;

class HashUtility
{
    public static function getHash(Mail $mail, string $role = 'optin'): string {}
}
