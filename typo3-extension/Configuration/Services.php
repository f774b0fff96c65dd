<?php

declare(strict_types=1);

use Koerbler\KundenmeisterDataProtection\Dashboard\ConsentsPerDayData;
use Koerbler\KundenmeisterDataProtection\Dashboard\FindingsWidget;
use Koerbler\KundenmeisterDataProtection\Dashboard\OpenModuleButton;
use Symfony\Component\DependencyInjection\ContainerBuilder;
use Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator;
use Symfony\Component\DependencyInjection\Reference;
use TYPO3\CMS\Backend\View\BackendViewFactory;
use TYPO3\CMS\Dashboard\WidgetRegistry;
use TYPO3\CMS\Dashboard\Widgets\BarChartWidget;

// Widgets exist only where EXT:dashboard is installed.
return static function (ContainerConfigurator $configurator, ContainerBuilder $container): void {
    if (!$container->hasDefinition(WidgetRegistry::class)) {
        return;
    }
    $services = $configurator->services();
    $widget = static fn(string $name, string $icon, string $height): array => [
        'identifier' => 'kmdp-' . $name,
        'groupNames' => 'kmdp',
        'title' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:widget.' . $name,
        'description' => 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf:widget.' . $name . '.description',
        'iconIdentifier' => $icon,
        'height' => $height,
        'width' => 'medium',
    ];
    $services->set('kmdp.dashboard.findings', FindingsWidget::class)
        ->autowire()
        ->tag('dashboard.widget', $widget('findings', 'module-kundenmeister-data-protection', 'medium'));
    $services->set('kmdp.dashboard.consents', BarChartWidget::class)
        ->arg('$dataProvider', new Reference(ConsentsPerDayData::class))
        ->arg('$backendViewFactory', new Reference(BackendViewFactory::class))
        ->arg('$buttonProvider', new Reference(OpenModuleButton::class))
        ->tag('dashboard.widget', $widget('consents', 'content-widget-chart-bar', 'medium'));
};
