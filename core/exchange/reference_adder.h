#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/edit/editor.h"
#include "core/exchange/area_names.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/ledger_import.h"
#include "core/store/settings_store.h"

namespace lx {

/// Adds rows that a list refers to and the ledger does not have, where the answers allow it: areas
/// under the one their name says, else under the jurisdiction, with a code of the program's own
/// making ("640121X01") until the real one is filled in.
class ReferenceAdder
{
public:
    ReferenceAdder(const Catalog& catalog, Editor& editor, const ImportAnswers* answers)
        : m_catalog(catalog), m_editor(editor), m_answers(answers)
    {}
    /// Reads whose file it is.
    [[nodiscard]] Result<> prepare(Database& database);

    /// Whether such a row could be added at all: an area by a name that tells what it is.
    [[nodiscard]] bool can_add(const LedgerDef& def, const std::string& text) const;
    /// The area it would stand under.
    [[nodiscard]] std::int64_t parent_of(const std::string& text, const AreaNames& areas) const;
    /// The new row's id; 0 where the answers don't allow it or it was refused.
    [[nodiscard]] Result<std::int64_t> add(const LedgerDef& def, const std::string& text,
                                           AreaNames& areas);
    [[nodiscard]] std::int64_t added() const { return m_added; }

private:
    const Catalog& m_catalog;
    Editor& m_editor;
    const ImportAnswers* m_answers;
    std::optional<Jurisdiction> m_jurisdiction;
    std::int64_t m_added = 0;
};

} // namespace lx
