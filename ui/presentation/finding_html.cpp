#include "ui/presentation/finding_html.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonValue>

#include "ui/presentation/figure_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/state_look.h"

namespace lx::ui {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("finding", text);
}

QString safe(std::string_view text)
{
    return escaped(qt(text));
}

QString heading(const QString& text, const Theme& theme)
{
    return QStringLiteral("<p style='margin-top:10px; margin-bottom:2px; color:%1; font-size:%2px; "
                          "font-weight:600'>%3</p>")
        .arg(theme.text_soft.name())
        .arg(theme.small_px)
        .arg(escaped(text));
}

QString link(const RowRef& row, const QString& text, const Theme& theme)
{
    return QStringLiteral("<a href='row:%1/%2' style='color:%3'>%4</a>")
        .arg(qt(row.ledger))
        .arg(row.id)
        .arg(theme.focus.name(), escaped(text));
}

/// The rows a fact comes from, named by ledger.
QString sources(const FactReading& fact, const std::vector<std::string>& names,
                const Catalog& catalog, const Theme& theme)
{
    QString html;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const RowRef& row = fact.rows[i];
        const LedgerDef* def = catalog.ledger(row.ledger);
        QString text = qt(names[i]);
        if (text.isEmpty())
            text = QStringLiteral("#%1").arg(row.id);
        html += QStringLiteral("%1%2 %3").arg(i == 0 ? QString() : QStringLiteral("<br>"),
                                              def == nullptr ? QString() : safe(def->name),
                                              link(row, text, theme));
    }
    if (fact.rows.size() > names.size())
        html += QStringLiteral("<br>") +
                word(QT_TRANSLATE_NOOP("finding", "and %1 more"))
                    .arg(count_text(static_cast<std::int64_t>(fact.rows.size() - names.size())));
    return html;
}

QString action(const char* name, const QString& text, const Theme& theme)
{
    return QStringLiteral("<a href='act:%1' style='color:%2'>%3</a>")
        .arg(QLatin1String(name), theme.focus.name(), escaped(text));
}

QString block(const QString& title, const QString& words, const QString& actions,
              const Theme& theme)
{
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='6' "
                          "style='margin-top:8px; background-color:%1'><tr><td><b>%2</b> %3"
                          "<br><span style='font-size:%4px'>%5</span></td></tr></table>")
        .arg(theme.header.name(), escaped(title), words, QString::number(theme.small_px), actions);
}

/// What was done about a finding, with what can be done next.
QString handling(const FindingText& finding, const Theme& theme)
{
    QString html;
    if (const auto& one = finding.exception) {
        QString words = safe(one->reason);
        QStringList more{safe(one->accepted_by)};
        if (one->date)
            more << date_text(*one->date);
        if (one->until)
            more << word(QT_TRANSLATE_NOOP("finding", "until %1")).arg(date_text(*one->until));
        words += QStringLiteral("<br><span style='color:%1'>%2</span>")
                     .arg(theme.text_soft.name(), more.join(QStringLiteral(" · ")));
        html +=
            block(one->expired ? word(QT_TRANSLATE_NOOP("finding", "Explained (run out)"))
                               : word(QT_TRANSLATE_NOOP("finding", "Explained")),
                  words,
                  action("explain", word(QT_TRANSLATE_NOOP("finding", "Change")), theme) +
                      QStringLiteral("　") +
                      action("unexplain", word(QT_TRANSLATE_NOOP("finding", "Withdraw")), theme),
                  theme);
    }
    if (const auto& one = finding.supervision) {
        const std::string_view title = supervision_title(one->state);
        QString words = link({"supervision", one->id}, qt(one->code), theme);
        QStringList more;
        if (one->issued)
            more << word(QT_TRANSLATE_NOOP("finding", "issued %1")).arg(date_text(*one->issued));
        if (one->due)
            more << word(QT_TRANSLATE_NOOP("finding", "due %1")).arg(date_text(*one->due));
        if (one->closed)
            more << word(QT_TRANSLATE_NOOP("finding", "closed %1")).arg(date_text(*one->closed));
        words += QStringLiteral("<br><span style='color:%1'>%2</span>")
                     .arg(theme.text_soft.name(), more.join(QStringLiteral(" · ")));
        if (!one->progress.empty())
            words += QStringLiteral("<br>") + safe(one->progress);
        QString actions =
            action("notice", word(QT_TRANSLATE_NOOP("finding", "Print the notice")), theme);
        if (one->state != SupervisionState::Closed)
            actions = action("close", word(QT_TRANSLATE_NOOP("finding", "Close it")), theme) +
                      QStringLiteral("　") + actions;
        html += block(QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())), words,
                      actions, theme);
    }
    return html;
}

} // namespace

QString finding_html(const FindingText& finding, const Catalog& catalog, const Theme& theme)
{
    const Explanation& why = finding.explanation;
    const StateLook look = state_look(why.finding.state, theme);
    QString html =
        QStringLiteral("<p style='margin:0'>%1 %2</p>")
            .arg(safe(finding.ledger_name), link({std::string(why.finding.ledger), why.finding.id},
                                                 qt(finding.subject), theme));
    html += QStringLiteral("<p style='margin:0; color:%1; font-size:%2px'>%3</p>")
                .arg(theme.text_soft.name())
                .arg(theme.small_px)
                .arg(safe(finding.key));
    QString state = QStringLiteral("<span style='color:%1; font-weight:600'>%2 %3</span>")
                        .arg(look.color.name(), look.sign, look.word);
    const bool asked = why.finding.state != State::NotApplicable;
    if (why.finding.deadline && asked)
        state +=
            QStringLiteral("　") +
            word(QT_TRANSLATE_NOOP("finding", "deadline %1")).arg(date_text(*why.finding.deadline));
    if (why.done_late)
        state += QStringLiteral("　<span style='color:%1'>%2</span>")
                     .arg(theme.warn.name(), word(QT_TRANSLATE_NOOP("finding", "done late, on %1"))
                                                 .arg(date_text(*why.done_late)));
    html += QStringLiteral("<p style='margin-top:6px; margin-bottom:0'>%1</p>").arg(state);

    html += handling(finding, theme);
    if (!why.needed.empty()) {
        html += heading(word(QT_TRANSLATE_NOOP("finding", "What would make it met")), theme);
        for (const std::string& one : why.needed)
            html += QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>").arg(safe(one));
    }
    if (!why.advice.empty() && asked && why.finding.state != State::Met) {
        html += heading(word(QT_TRANSLATE_NOOP("finding", "Advice")), theme);
        html += QStringLiteral("<p style='margin:0'>%1</p>").arg(safe(why.advice));
    }
    html += heading(word(QT_TRANSLATE_NOOP("finding", "Facts and where they come from")), theme);
    html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'>");
    for (std::size_t i = 0; i < why.facts.size(); ++i) {
        const FactReading& fact = why.facts[i];
        const QString value = finding.values[i].empty()
                                  ? word(QT_TRANSLATE_NOOP("finding", "empty"))
                                  : safe(finding.values[i]);
        const QString from = sources(fact, finding.row_names[i], catalog, theme);
        html += QStringLiteral("<tr><td style='border-top:1px solid %1' width='55%'>%2</td>"
                               "<td style='border-top:1px solid %1'>%3</td></tr>")
                    .arg(theme.border.name(), safe(fact.title),
                         fact.unknown ? QStringLiteral("<span style='color:%1'>? %2</span>")
                                            .arg(theme.warn.name(), value)
                                      : QStringLiteral("<b>%1</b>").arg(value));
        if (!from.isEmpty())
            html +=
                QStringLiteral("<tr><td colspan='2' style='font-size:%1px; color:%2'>%3</td></tr>")
                    .arg(theme.small_px)
                    .arg(theme.text_soft.name(), from);
    }
    html += QStringLiteral("</table>");
    html += heading(word(QT_TRANSLATE_NOOP("finding", "Source")), theme);
    html += QStringLiteral("<p style='margin:0'>%1</p>").arg(safe(why.basis));
    return html;
}

QString rule_html(const Rule& rule, const PolicyPack& pack, const Theme& theme,
                  const std::string& otherwise)
{
    QString html =
        QStringLiteral("<p style='margin:0; font-weight:600'>%1&nbsp;&nbsp;%2&nbsp;&nbsp;"
                       "<span style='color:%3; font-weight:400'>%4</span></p>")
            .arg(safe(rule.id), safe(rule.title), theme.text_soft.name(),
                 strength_word(rule.strength));
    html += QStringLiteral("<p style='margin:0; color:%1; font-size:%2px'>%3</p>")
                .arg(theme.text_soft.name())
                .arg(theme.small_px)
                .arg(safe(rule.basis));
    QStringList figures;
    for (const std::string& key : rule.params) {
        for (const ParamDef& param : pack.params()) {
            if (param.key != key)
                continue;
            const QString unit = figure_unit(param);
            QString one =
                QStringLiteral("%1 <b>%2</b>%3")
                    .arg(safe(param.title), escaped(figure_text(param, param.value)),
                         unit.isEmpty() ? QString() : QStringLiteral(" ") + escaped(unit));
            if (param.own)
                one += QStringLiteral(" <span style='color:%1'>%2</span>")
                           .arg(theme.text_soft.name(),
                                word(QT_TRANSLATE_NOOP("finding", "(this product's default)")));
            figures << one;
        }
    }
    if (!figures.isEmpty())
        html += QStringLiteral("<p style='margin:2px 0 0 0; font-size:%1px'>%2%3</p>")
                    .arg(theme.small_px)
                    .arg(word(QT_TRANSLATE_NOOP("finding", "Figures: ")),
                         figures.join(QStringLiteral("；")));
    if (!otherwise.empty())
        html += QStringLiteral("<p style='margin:2px 0 0 0; color:%1; font-size:%2px'>%3</p>")
                    .arg(theme.text_soft.name())
                    .arg(theme.small_px)
                    .arg(safe(otherwise).replace(QLatin1Char('\n'), QLatin1String("<br>")));
    return html;
}

std::optional<RowRef> linked_row(const QUrl& link)
{
    if (link.scheme() != QLatin1String("row"))
        return std::nullopt;
    const QStringList parts = link.path().split(QLatin1Char('/'));
    bool fine = false;
    const qint64 id = parts.value(1).toLongLong(&fine);
    if (parts.size() != 2 || !fine || id <= 0)
        return std::nullopt;
    return RowRef{utf8_of(parts[0]), id};
}

} // namespace lx::ui
