#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// Something to say about one field of a row (or about the row, `field` empty).
struct RecordIssue
{
    std::string field;    ///< key
    std::string message;  ///< Chinese sentence, names the field, no place
    bool warning = false; ///< a warning keeps the row, an error refuses it
    /// A warning about a code or number that is kept as it was given (代码存疑, 代码待补, an
    /// accepted ID number, a telephone number): those are lists of their own.
    bool code = false;

    bool operator==(const RecordIssue&) const = default;
};

/// Checks a whole row: required fields, ranges, codes, dictionary values and their narrowing,
/// `only_when`, and the ledger's checks between fields. References are not looked up.
///
/// Codes: an ID number with a wrong date or check digit is an error, with the reason in
/// `accept_field` a warning; a USCC that fails (代码存疑) is a warning, with a reason nothing; a
/// unit without a code is a warning (代码待补); a doubtful telephone number, a field filled where
/// it is not offered (`only_when`), and a value outside an open dictionary never refuse a row.
/// Days and years that can hardly be meant are doubted (day_doubt.h); `today`, where given, also
/// those that should lie behind us (born, joined, surveyed …).
[[nodiscard]] std::vector<RecordIssue> check_record(const Catalog& catalog, const LedgerDef& def,
                                                    const Record& record,
                                                    std::optional<Date> today = {});

} // namespace lx
