#include "core/report/quarter/quarter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/clock.h"
#include "core/store/settings_store.h"
#include "core/store/settings_under.h"
#include "core/store/writer.h"

namespace lx {

namespace {

const std::string settings = "quarter/";

std::string text_of(const QJsonValue& value)
{
    return value.toString().toStdString();
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string text_from(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

Result<QJsonObject> kept(Database& database, const Period& period)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(settings + period.code()));
    return QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("{}"))).object();
}

Result<> keep(Database& database, const Period& period, const QJsonObject& json,
              const std::string& title, const Actor& actor)
{
    return SettingsStore(database).set(settings + period.code(), text_from(json),
                                       title + period.chinese(), &actor);
}

/// What the file keeps of a quarter besides its closing.
Quarter read(const Period& period, const QJsonObject& json, std::optional<Closing> closing)
{
    Quarter quarter;
    quarter.period = period;
    quarter.closing = std::move(closing);
    const QJsonObject explanations = json[u"explanations"].toObject();
    for (auto it = explanations.begin(); it != explanations.end(); ++it)
        quarter.explanations[it.key().toStdString()] = {
            text_of(it.value()[u"text"]), text_of(it.value()[u"by"]), text_of(it.value()[u"day"])};
    if (quarter.closed()) {
        // Said of an earlier closing it says nothing of this one.
        if (text_of(json[u"handed_up_of"]) == quarter.closing->closed_at)
            quarter.handed_up = text_of(json[u"handed_up"]);
        quarter.state = quarter.handed_up.empty() ? QuarterState::Closed : QuarterState::HandedUp;
        return quarter;
    }
    quarter.returned = text_of(json[u"returned"]);
    if (json[u"checking"].toBool())
        quarter.state = QuarterState::Checking;
    else if (!quarter.returned.empty())
        quarter.state = QuarterState::Returned;
    return quarter;
}

Result<> open_only(Database& database, const Period& period, const char* what)
{
    LX_ASSIGN(const auto closing, ClosingStore(database).standing(period.code()));
    if (!closing)
        return {};
    return fail(ErrorKind::Refused, period.chinese() + "已由" + closing->closed_by + "于" +
                                        closing->closed_at.substr(0, 10) + "封账，" + what +
                                        "；要更正请先重新打开。");
}

} // namespace

const char* name_of(QuarterState state)
{
    switch (state) {
    case QuarterState::Filling:
        return "填报";
    case QuarterState::Checking:
        return "校核";
    case QuarterState::Closed:
        return "封账";
    case QuarterState::HandedUp:
        return "上报";
    case QuarterState::Returned:
        break;
    }
    return "退回";
}

std::string explanation_key(const std::string& report, const std::string& check,
                            const std::string& place)
{
    return report + "|" + check + "|" + place;
}

Result<Quarter> quarter_of(Database& database, const Period& period)
{
    LX_ASSIGN(const QJsonObject json, kept(database, period));
    ClosingStore store(database);
    LX_ASSIGN(auto closing, store.standing(period.code()));
    if (!closing) {
        LX_ASSIGN(const auto all, store.all());
        for (const Closing& one : all)
            if (one.period == period.code())
                closing = one;
    }
    return read(period, json, std::move(closing));
}

Result<std::vector<Quarter>> known_quarters(Database& database)
{
    LX_ASSIGN(const auto texts, settings_under(database, settings));
    LX_ASSIGN(const auto closings, ClosingStore(database).all());
    std::map<std::string, std::optional<Closing>> found;
    for (const auto& [key, text] : texts)
        found.emplace(key.substr(settings.size()), std::nullopt);
    for (const Closing& closing : closings)
        found[closing.period] = closing;
    std::vector<Quarter> quarters;
    for (auto& [code, closing] : found) {
        const auto period = Period::parse(code);
        if (!period)
            continue;
        LX_ASSIGN(const QJsonObject json, kept(database, *period));
        quarters.push_back(read(*period, json, std::move(closing)));
    }
    return quarters;
}

Result<> mark_checking(Database& database, const Period& period, bool checking, const Actor& actor)
{
    LX_TRY(open_only(database, period, "不再校核"));
    LX_ASSIGN(QJsonObject json, kept(database, period));
    json[u"checking"] = checking;
    return keep(database, period, json, checking ? "开始校核" : "退回填报", actor);
}

Result<> mark_handed_up(Database& database, const Period& period, Date day, const Actor& actor)
{
    LX_ASSIGN(const auto closing, ClosingStore(database).standing(period.code()));
    if (!closing)
        return fail(ErrorKind::Refused,
                    period.chinese() + "还没有封账，不能记为已上报；请先封账。");
    if (day.iso() < closing->closed_at.substr(0, 10) || day > actor.clock->today())
        return fail(ErrorKind::Refused,
                    "上报日期要在封账日（" + closing->closed_at.substr(0, 10) + "）与今天之间。");
    LX_ASSIGN(QJsonObject json, kept(database, period));
    json[u"handed_up"] = qt(day.iso());
    json[u"handed_up_of"] = qt(closing->closed_at);
    return keep(database, period, json, "上报", actor);
}

Result<> reopen_quarter(Database& database, const Period& period, const std::string& reason,
                        Date until, bool returned, const Actor& actor)
{
    if (reason.empty())
        return fail(ErrorKind::Usage, "重新打开要写明原因。");
    if (until < actor.clock->today())
        return fail(ErrorKind::Usage,
                    "重新打开的截止日 " + until.iso() + " 已经过了；请写今天或以后的日期。");
    LX_ASSIGN(QJsonObject json, kept(database, period));
    json.remove(u"checking");
    json.remove(u"handed_up");
    json.remove(u"handed_up_of");
    json[u"returned"] = returned ? qt(reason) : QString();
    return ClosingStore(database).reopen(period.code(), reason, until.iso(),
                                         {settings + period.code(), text_from(json)}, actor);
}

Result<> explain_checks(Database& database, const Period& period,
                        const std::map<std::string, std::string>& texts, const Actor& actor)
{
    LX_TRY(open_only(database, period, "不能再写说明"));
    LX_ASSIGN(QJsonObject json, kept(database, period));
    QJsonObject all = json[u"explanations"].toObject();
    for (const auto& [key, text] : texts) {
        if (text.empty())
            all.remove(qt(key));
        else
            all[qt(key)] = QJsonObject{{QStringLiteral("text"), qt(text)},
                                       {QStringLiteral("by"), qt(actor.user)},
                                       {QStringLiteral("day"), qt(actor.clock->today().iso())}};
    }
    json[u"explanations"] = all;
    return keep(database, period, json, "填写校核说明：", actor);
}

bool is_quarter_setting(std::string_view name)
{
    return name.starts_with(settings) || name.starts_with("closing/");
}

} // namespace lx
