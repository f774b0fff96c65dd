#
# Submissions that the bridge has not taken yet; the payload is sealed.
#
CREATE TABLE tx_kundenmeisterdataprotection_outbox (
    id int(11) unsigned NOT NULL AUTO_INCREMENT,
    created_at bigint(20) unsigned DEFAULT '0' NOT NULL,
    next_attempt_at bigint(20) unsigned DEFAULT '0' NOT NULL,
    attempts int(11) unsigned DEFAULT '0' NOT NULL,
    state varchar(10) DEFAULT 'waiting' NOT NULL,
    lease_until bigint(20) unsigned DEFAULT '0' NOT NULL,
    last_code varchar(64) DEFAULT '' NOT NULL,
    idempotency_key varchar(36) DEFAULT '' NOT NULL,
    payload mediumtext NOT NULL,

    PRIMARY KEY (id),
    UNIQUE KEY idempotency_key (idempotency_key),
    KEY due (state, next_attempt_at)
);
