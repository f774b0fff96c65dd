<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

interface Connections
{
    /**
     * The connection in use.
     *
     * @return Connection|null Null when there is none, or its key cannot be read.
     */
    public function load(): ?Connection;
}
