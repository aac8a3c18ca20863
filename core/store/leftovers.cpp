#include "core/store/leftovers.h"

#include "core/store/data_checks.h"
#include "core/store/database.h"
#include "core/store/statement.h"

namespace lx {

Result<std::vector<std::string>> leftovers_of(Database& database, std::string_view ledger,
                                              const std::vector<std::int64_t>& ended)
{
    std::vector<std::string> sentences;
    for (const DataCheck& check : leftover_checks()) {
        if (check.over.ledger != ledger)
            continue;
        LX_ASSIGN(Statement select,
                  Statement::prepare(database, std::string(check.sql) + " AND " +
                                                   std::string(check.over.id) + " = ?2"));
        for (const std::int64_t id : ended) {
            select.reset();
            select.bind(1, beyond_all_days);
            select.bind(2, id);
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                sentences.push_back(sentence_of(check, select));
            }
        }
    }
    return sentences;
}

} // namespace lx
