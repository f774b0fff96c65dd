<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Storage\Values;

final readonly class RegisteredForms
{
    private const KEYS = 'form-keys';

    public function __construct(private Values $values) {}

    public function get(string $key): ?RegisteredForm
    {
        return RegisteredForm::fromData($key, $this->values->get("form/$key"));
    }

    public function put(RegisteredForm $form): void
    {
        $this->values->set("form/$form->key", $form->data());
        if (!in_array($form->key, $this->keys(), true)) {
            $this->values->set(self::KEYS, [...$this->keys(), $form->key]);
        }
    }

    public function forget(string $key): void
    {
        $this->values->remove("form/$key");
        $this->values->set(self::KEYS, array_values(array_diff($this->keys(), [$key])));
    }

    /**
     * @return list<RegisteredForm>
     */
    public function all(): array
    {
        return array_values(array_filter(array_map($this->get(...), $this->keys())));
    }

    /**
     * @return list<string>
     */
    private function keys(): array
    {
        $keys = $this->values->get(self::KEYS);
        return is_array($keys) ? array_values(array_filter($keys, is_string(...))) : [];
    }
}
