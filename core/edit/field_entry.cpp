#include "core/edit/field_entry.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/heading_match.h"
#include "core/store/ledger_store.h"
#include "core/store/reference_resolver.h"

namespace lx {

namespace {

bool names_rows(FieldType type)
{
    return type == FieldType::Ref || type == FieldType::RefList || type == FieldType::RefOrText;
}

/// Between 、, ； and line breaks, without blanks around and empty ones.
std::vector<std::string> names_in(const std::string& text)
{
    std::vector<std::string> names{""};
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        bool parts = text[at] == '\n' || text[at] == ';';
        for (const std::string_view sign : {"、", "；"}) {
            if (text.compare(at, sign.size(), sign) == 0) {
                parts = true;
                length = sign.size();
            }
        }
        if (parts)
            names.emplace_back();
        else
            names.back() += text[at];
        at += length;
    }
    for (std::string& name : names)
        name = trim(name);
    std::erase(names, std::string());
    return names;
}

} // namespace

Result<FieldEntries> FieldEntries::read(Database& database, const Catalog& catalog,
                                        const LedgerDef& def, const std::vector<std::string>& words)
{
    FieldEntries entries(database, catalog);
    const HeadingMatcher headings(catalog, def);
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || trim(word.substr(0, equals)).empty())
            return fail(ErrorKind::Usage, "看不懂“" + word +
                                              "”；请写成“表头=值”，如“经营状态=停产歇业”，"
                                              "值留空则清空这一栏。");
        const std::string heading = trim(word.substr(0, equals));
        Entry entry;
        entry.edit.field = headings.field_named(heading);
        if (entry.edit.field < 0)
            return fail(ErrorKind::Usage,
                        "“" + def.name + "”台账没有“" + heading + "”这一栏；请按台账的表头写。");
        const FieldDef& field = def.fields[static_cast<std::size_t>(entry.edit.field)];
        for (const Entry& other : entries.m_entries)
            if (other.edit.field == entry.edit.field)
                return fail(ErrorKind::Usage, "“" + field.name + "”写了两次；请只写一次。");
        entry.text = word.substr(equals + 1);
        if (names_rows(field.type))
            LX_TRY(entries.read_references(field, entry));
        else
            LX_TRY(entries.read_value(field, entry));
        entries.m_entries.push_back(std::move(entry));
    }
    return entries;
}

Result<> FieldEntries::read_value(const FieldDef& field, Entry& entry) const
{
    FieldReading reading = read_field(*m_catalog, field, entry.text);
    entry.masked = reading.masked;
    entry.problem = std::move(reading.error);
    entry.warning = std::move(reading.warning);
    entry.edit.value = std::move(reading.value);
    return {};
}

Result<> FieldEntries::read_references(const FieldDef& field, Entry& entry) const
{
    const FieldReading reading = read_field(*m_catalog, field, entry.text);
    const std::string& text = text_of(reading.value);
    entry.problem = reading.error;
    if (text.empty() || !entry.problem.empty())
        return {};
    const LedgerDef& other = *m_catalog->ledger(field.ledger);
    ReferenceResolver resolver(*m_database, *m_catalog);
    LX_ASSIGN(const auto whole, resolver.find(other, text));
    if (whole.id != 0) {
        entry.edit.value =
            field.type == FieldType::RefList ? Value(std::to_string(whole.id)) : Value(whole.id);
        return {};
    }
    if (field.type == FieldType::RefOrText && whole.candidates == 0) {
        entry.edit.value = text;
        return {};
    }
    const auto names =
        field.type == FieldType::RefList ? names_in(text) : std::vector<std::string>{text};
    std::string ids;
    for (const std::string& name : names) {
        LX_ASSIGN(const auto found, resolver.find(other, name));
        if (found.id == 0) {
            entry.problem = ReferenceResolver::reason(other, name, found);
            return {};
        }
        ids += (ids.empty() ? "" : ",") + std::to_string(found.id);
    }
    entry.edit.value = ids;
    return {};
}

namespace {

/// What reading says of a value is no sentence yet.
RecordIssue issue(const FieldDef& field, std::string text, bool warning)
{
    if (!text.ends_with("。"))
        text += "。";
    return {field.key, std::move(text), warning};
}

} // namespace

Result<Edited> FieldEntries::change(Editor& editor, const LedgerDef& def, std::int64_t id) const
{
    Edited refused;
    std::vector<FieldEdit> edits;
    for (const Entry& entry : m_entries) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(entry.edit.field)];
        if (entry.masked) {
            LX_ASSIGN(const auto stored, LedgerStore(*m_database, *m_catalog).find(def, id));
            const Value before =
                stored ? stored->values[static_cast<std::size_t>(entry.edit.field)] : Value{};
            FieldReading reading = read_change(*m_catalog, field, entry.text, before);
            if (reading.error.empty())
                edits.push_back({entry.edit.field, std::move(reading.value)});
            else
                refused.problems.push_back(issue(field, std::move(reading.error), false));
        } else if (!entry.problem.empty()) {
            refused.problems.push_back(issue(field, entry.problem, false));
        } else {
            edits.push_back(entry.edit);
            if (!entry.warning.empty())
                refused.warnings.push_back(issue(field, entry.warning, true));
        }
    }
    if (refused.refused())
        return refused;
    LX_ASSIGN(Edited edited, editor.change(def, id, edits));
    edited.warnings.insert(edited.warnings.begin(), refused.warnings.begin(),
                           refused.warnings.end());
    return edited;
}

} // namespace lx
