#include "core/edit/field_entry.h"

#include "core/base/text.h"
#include "core/ledger/heading_match.h"
#include "core/store/ledger_store.h"

namespace lx {

Result<FieldEntries> FieldEntries::read(Database& database, const Catalog& catalog,
                                        const LedgerDef& def, const std::vector<std::string>& words)
{
    FieldEntries entries(database, catalog);
    EntryReader reader(database, catalog);
    const HeadingMatcher headings(catalog, def);
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || trim(word.substr(0, equals)).empty())
            return fail(ErrorKind::Usage, "看不懂“" + word +
                                              "”；请写成“表头=值”，如“经营状态=停产歇业”，"
                                              "值留空则清空这一栏。");
        const std::string heading = trim(word.substr(0, equals));
        Entry entry;
        entry.field = headings.field_named(heading);
        if (entry.field < 0)
            return fail(ErrorKind::Usage,
                        "“" + def.name + "”台账没有“" + heading + "”这一栏；请按台账的表头写。");
        const FieldDef& field = def.fields[static_cast<std::size_t>(entry.field)];
        for (const Entry& other : entries.m_entries)
            if (other.field == entry.field)
                return fail(ErrorKind::Usage, "“" + field.name + "”写了两次；请只写一次。");
        entry.text = word.substr(equals + 1);
        LX_ASSIGN(entry.read, reader.read(field, entry.text));
        entries.m_entries.push_back(std::move(entry));
    }
    return entries;
}

Result<Edited> FieldEntries::change(Editor& editor, const LedgerDef& def, std::int64_t id) const
{
    Edited refused;
    std::vector<FieldEdit> edits;
    for (const Entry& entry : m_entries) {
        const auto at = static_cast<std::size_t>(entry.field);
        const FieldDef& field = def.fields[at];
        ReadEntry read = entry.read;
        if (read.masked) {
            LX_ASSIGN(const auto stored, LedgerStore(*m_database, *m_catalog).find(def, id));
            EntryReader again(*m_database, *m_catalog);
            LX_ASSIGN(read, again.read(field, entry.text, stored ? stored->values[at] : Value{}));
        }
        if (!read.problem.empty()) {
            refused.problems.push_back({field.key, std::move(read.problem), false});
            continue;
        }
        edits.push_back({entry.field, std::move(read.value)});
        if (!read.warning.empty())
            refused.warnings.push_back({field.key, std::move(read.warning), true});
    }
    if (refused.refused())
        return refused;
    LX_ASSIGN(Edited edited, editor.change(def, id, edits));
    edited.warnings.insert(edited.warnings.begin(), refused.warnings.begin(),
                           refused.warnings.end());
    return edited;
}

} // namespace lx
