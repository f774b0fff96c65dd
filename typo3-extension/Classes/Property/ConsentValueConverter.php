<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Property;

use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use TYPO3\CMS\Extbase\Property\PropertyMappingConfigurationInterface;
use TYPO3\CMS\Extbase\Property\TypeConverter\AbstractTypeConverter;

/**
 * Whatever is posted for a consent element becomes a `ConsentValue`; what has not its shape counts as nothing.
 */
final class ConsentValueConverter extends AbstractTypeConverter
{
    /**
     * @param mixed               $source                   What was posted.
     * @param string              $targetType               `ConsentValue`.
     * @param array<string,mixed> $convertedChildProperties None.
     */
    public function convertFrom(
        $source,
        string $targetType,
        array $convertedChildProperties = [],
        ?PropertyMappingConfigurationInterface $configuration = null,
    ): ConsentValue {
        return ConsentValue::of($source);
    }
}
