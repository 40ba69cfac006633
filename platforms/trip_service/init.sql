-- Schema of currency_db, for MariaDB 10.11, and the event that rolls the day's selections up. The image's entrypoint
-- runs this script on the first start with an empty volume; running it again is harmless. The image creates the
-- application user from its environment, so no password stands here.

SET NAMES utf8mb4;

CREATE DATABASE IF NOT EXISTS currency_db
  CHARACTER SET utf8mb4
  COLLATE utf8mb4_unicode_ci;

USE currency_db;

CREATE TABLE IF NOT EXISTS exchange_rates (
  id             BIGINT         NOT NULL AUTO_INCREMENT,
  currency_code  VARCHAR(10)    NOT NULL,
  deal_base_rate DECIMAL(18, 4) NOT NULL,
  tts            DECIMAL(18, 4) NULL,
  ttb            DECIMAL(18, 4) NULL,
  source         VARCHAR(50),
  recorded_at    DATETIME       NOT NULL,
  created_at     DATETIME       NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  INDEX idx_currency_recorded (currency_code, recorded_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS user_selections (
  id            BIGINT      NOT NULL AUTO_INCREMENT,
  country_code  VARCHAR(10) NOT NULL,
  currency_code VARCHAR(10),
  selected_at   DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  INDEX idx_country_selected (country_code, selected_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS daily_stats (
  id              BIGINT      NOT NULL AUTO_INCREMENT,
  stat_date       DATE        NOT NULL,
  country_code    VARCHAR(10) NOT NULL,
  selection_count INT         NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY uk_stat_country (stat_date, country_code)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- At midnight, Korean time. An event keeps the zone of the session that creates it, and the image runs this script on a
-- temporary server in the zone of the container, which is none of Korea: so the zone is said here. What was selected before that midnight is counted and cleared,
-- in one transaction; what is selected meanwhile belongs to the new day, and stays. A day that was missed is counted
-- the next time, under its own date.
SET time_zone = '+09:00';

DELIMITER //

CREATE EVENT IF NOT EXISTS roll_up_selections
  ON SCHEDULE EVERY 1 DAY STARTS CURRENT_DATE + INTERVAL 1 DAY
  ON COMPLETION PRESERVE
  COMMENT 'Counts the selections of past days into daily_stats, and clears them'
  DO
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  SET @today = CURRENT_DATE;
  START TRANSACTION;
  INSERT INTO daily_stats (stat_date, country_code, selection_count)
  SELECT DATE(selected_at), country_code, COUNT(*)
    FROM user_selections
   WHERE selected_at < @today
   GROUP BY DATE(selected_at), country_code
  ON DUPLICATE KEY UPDATE selection_count = selection_count + VALUES(selection_count);
  DELETE FROM user_selections WHERE selected_at < @today;
  COMMIT;
END //

DELIMITER ;
