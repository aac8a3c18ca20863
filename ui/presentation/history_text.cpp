#include "ui/presentation/history_text.h"

#include <algorithm>
#include <array>
#include <map>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/county/policies.h"
#include "core/store/action_row.h"
#include "core/store/own_fields.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

namespace {

QString chinese(const char* text)
{
    return QCoreApplication::translate("history", text);
}

/// What people call the members of an own field's definition.
struct MemberName
{
    const char* member;
    const char* name;
};
constexpr std::array<MemberName, 7> member_names{{
    {"name", QT_TRANSLATE_NOOP("history", "Name")},
    {"type", QT_TRANSLATE_NOOP("history", "Holds")},
    {"values", QT_TRANSLATE_NOOP("history", "Choices")},
    {"unit", QT_TRANSLATE_NOOP("history", "Unit")},
    {"group", QT_TRANSLATE_NOOP("history", "Group of the form")},
    {"hint", QT_TRANSLATE_NOOP("history", "Explanation")},
    {"retired", QT_TRANSLATE_NOOP("history", "Out of use")},
}};

QString member_text(const QJsonObject& definition, QLatin1String member)
{
    const QJsonValue value = definition.value(member);
    if (member == QLatin1String("type"))
        for (const OwnFieldType& type : own_field_types())
            if (value.toString() == qt(type_name(type.type)))
                return qt(type.name);
    if (value.isBool())
        return value.toBool() ? chinese(QT_TRANSLATE_NOOP("history", "Yes")) : QString();
    QStringList texts;
    for (const QJsonValue& one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << one.toString();
    return texts.join(QStringLiteral("、"));
}

void show_definition(const FieldChange& change, HistoryStep& step)
{
    const auto read = [](const Value& value) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(text_of(value))).object();
    };
    const QJsonObject before = read(change.before);
    const QJsonObject after = read(change.after);
    for (const MemberName& one : member_names) {
        const QLatin1String member(one.member);
        if (before.value(member) != after.value(member))
            step.fields.push_back(
                {chinese(one.name), member_text(before, member), member_text(after, member)});
    }
}

void show_own_field(const RowChange& change, HistoryStep& step)
{
    step.name = chinese(QT_TRANSLATE_NOOP("history", "Own field"));
    const auto place = [](const Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number == nullptr ? QString() : QString::number(*number);
    };
    for (const FieldChange& field : change.fields)
        if (field.field == own_field_definition)
            show_definition(field, step);
        else
            step.fields.push_back({chinese(QT_TRANSLATE_NOOP("history", "Place")),
                                   place(field.before), place(field.after)});
}

/// Settings are kept as only the program reads them: the action's title tells what was set, and of
/// the policies that are carried out their names are told.
Result<> show_setting(Database& database, const RowChange& change, HistoryStep& step)
{
    step.name = chinese(QT_TRANSLATE_NOOP("history", "Setting"));
    if (change.label != chosen_policies)
        return {}; // of a scope the title tells all
    LX_ASSIGN(const auto policies, list_policies(database));
    const auto names = [&](const Value& value) {
        QStringList shown;
        for (const QString& id : qt(text_of(value)).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const auto known =
                std::find_if(policies.begin(), policies.end(),
                             [&](const PolicyEntry& one) { return qt(one.id) == id; });
            shown << (known == policies.end() ? id : qt(known->name));
        }
        return shown.join(QStringLiteral("、"));
    };
    for (const FieldChange& field : change.fields)
        step.fields.push_back({chinese(QT_TRANSLATE_NOOP("history", "Policies")),
                               names(field.before), names(field.after)});
    return {};
}

/// The fields of a ledger's changes: every step is two records, before and after, so that all
/// references get their names in one go.
Result<> show_fields(Database& database, const Catalog& catalog, const LedgerDef& def,
                     const std::vector<RowChange>& changes, const std::vector<std::size_t>& of,
                     std::vector<HistoryStep>& steps)
{
    std::vector<Record> records;
    for (const std::size_t at : of) {
        Record before(def);
        Record after(def);
        for (const FieldChange& field : changes[at].fields) {
            const int position = def.index_of(field.field);
            if (position < 0)
                continue; // a field this version does not know any more
            before.values[static_cast<std::size_t>(position)] = field.before;
            after.values[static_cast<std::size_t>(position)] = field.after;
        }
        records.push_back(std::move(before));
        records.push_back(std::move(after));
    }
    LedgerStore store(database, catalog);
    LX_ASSIGN(const auto shown, show_rows(store, catalog, def, std::move(records), true));
    for (std::size_t i = 0; i < of.size(); ++i) {
        HistoryStep& step = steps[of[i]];
        step.ledger = def.code;
        step.name = QStringLiteral("%1 %2").arg(qt(def.name), qt(changes[of[i]].label));
        for (const FieldChange& field : changes[of[i]].fields) {
            const int position = def.index_of(field.field);
            if (position < 0)
                continue;
            const auto at = static_cast<std::size_t>(position);
            step.fields.push_back(
                {qt(def.fields[at].name), shown[2 * i].texts[at], shown[2 * i + 1].texts[at]});
        }
    }
    return {};
}

} // namespace

Result<std::vector<HistoryStep>> show_changes(Database& database, const Catalog& catalog,
                                              const std::vector<RowChange>& changes)
{
    std::vector<HistoryStep> steps;
    std::map<const LedgerDef*, std::vector<std::size_t>> ledgers;
    for (const RowChange& change : changes) {
        HistoryStep& step = steps.emplace_back();
        step.change = change.id;
        step.when = change.when;
        step.user = qt(change.user);
        step.action = qt(change.action_title);
        step.row = change.row;
        step.kind = change.kind;
        if (const LedgerDef* def = catalog.ledger(change.ledger))
            ledgers[def].push_back(steps.size() - 1);
        else if (change.ledger == own_field_log)
            show_own_field(change, step);
        else
            LX_TRY(show_setting(database, change, step));
    }
    for (const auto& [def, of] : ledgers)
        LX_TRY(show_fields(database, catalog, *def, changes, of, steps));
    std::erase_if(steps, [&](const HistoryStep& step) {
        const RowChange& change = changes[static_cast<std::size_t>(&step - steps.data())];
        return change.ledger == setting_log && change.label == last_own_field;
    });
    return steps;
}

Result<std::vector<HistoryStep>> read_history(Database& database, const Catalog& catalog,
                                              const LedgerDef& def, std::int64_t row)
{
    LX_ASSIGN(const auto changes, ChangeLog(database).of_row(def.code, row));
    return show_changes(database, catalog, changes);
}

} // namespace lx::ui
