#pragma once

#include <string>

namespace lx::test {

/// What makes the tables of a file those of an earlier version again. A search index goes with it:
/// the connection needs the tokenizer (register_search_tokenizer).
inline const std::string to_version_5 = "DROP TABLE member_appraisal_search;"
                                        "DROP TABLE member_appraisal;"
                                        "DROP TABLE plan_search; DROP TABLE plan;"
                                        "DROP TABLE development_plan_search;"
                                        "DROP TABLE development_plan;"
                                        "ALTER TABLE training DROP COLUMN course;"
                                        "ALTER TABLE training DROP COLUMN certificate;"
                                        "DROP TABLE closing_part; DROP TABLE closing;"
                                        "DROP TABLE election_search; DROP TABLE election;"
                                        "DROP INDEX unit_sector_org;"
                                        "DROP INDEX instructor_term_until;"
                                        "ALTER TABLE supervision DROP COLUMN demand;"
                                        "ALTER TABLE unit DROP COLUMN sector_org;"
                                        "ALTER TABLE unit DROP COLUMN premises;"
                                        "ALTER TABLE unit DROP COLUMN operating;"
                                        "ALTER TABLE unit DROP COLUMN struck_reason;"
                                        "ALTER TABLE unit DROP COLUMN struck;"
                                        "ALTER TABLE member DROP COLUMN leave_reason;"
                                        "ALTER TABLE post DROP COLUMN phone;"
                                        "ALTER TABLE investor DROP COLUMN position;"
                                        "ALTER TABLE investor DROP COLUMN phone;"
                                        "ALTER TABLE instructor DROP COLUMN full_time;"
                                        "ALTER TABLE instructor DROP COLUMN position;"
                                        "ALTER TABLE instructor DROP COLUMN phone;"
                                        "ALTER TABLE instructor DROP COLUMN term_until;"
                                        "ALTER TABLE instructor DROP COLUMN visits_per_month;"
                                        "PRAGMA user_version = 5;";
inline const std::string to_version_3 = to_version_5 + "ALTER TABLE supervision DROP COLUMN person;"
                                                       "DROP INDEX supervision_rule;"
                                                       "ALTER TABLE supervision DROP COLUMN rule;"
                                                       "PRAGMA user_version = 3;";
/// `keeping_search`: a statement that keeps what `search_state` says; "" = it is lost.
inline std::string to_version_2(const std::string& keeping_search = {})
{
    return to_version_3 + "DROP TABLE chain_head;" + keeping_search +
           "DROP TABLE search_state; PRAGMA user_version = 2;";
}

} // namespace lx::test
