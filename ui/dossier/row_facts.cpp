#include "ui/dossier/row_facts.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

QString chinese(const char* text)
{
    return QCoreApplication::translate("row", text);
}

} // namespace

QWidget* plain_widget(QWidget* parent)
{
    auto* widget = new QWidget(parent);
    widget->setProperty("plain", true);
    return widget;
}

QWidget* row_facts(const LedgerDef& def, const ShownRow& shown)
{
    auto* page = plain_widget();
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(Theme::grid(2), 0, Theme::grid(1), Theme::grid(1));
    grid->setHorizontalSpacing(Theme::grid(1));
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, Theme::current().text_px * 6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    std::string group;
    QStringList blank;
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        const QString& text = shown.texts[i];
        if (text.isEmpty()) {
            blank << qt(field.name);
            continue;
        }
        if (field.group != group) {
            group = field.group;
            auto* heading = new TextLabel(qt(group), page);
            set_role(heading, "group");
            heading->setContentsMargins(0, row == 0 ? 0 : Theme::grid(1), 0, 0);
            grid->addWidget(heading, row++, 0, 1, 2);
        }
        auto* name = new TextLabel(qt(field.name), page);
        set_role(name, "soft");
        name->setWordWrap(true);
        auto* value = new TextLabel(
            field.unit.empty() ? text : text + QLatin1Char(' ') + qt(field.unit), page);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (is_code(field)) { // on one line with the name, whose type is higher
            value->setMinimumHeight(name->sizeHint().height());
            value->setFont(code_font(Theme::current()));
        }
        value->setAccessibleName(QStringLiteral("%1 %2").arg(name->text(), text));
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1, Qt::AlignTop);
    }
    if (!blank.isEmpty()) {
        auto* heading = new TextLabel(chinese(QT_TRANSLATE_NOOP("row", "Not filled in")), page);
        set_role(heading, "group");
        heading->setContentsMargins(0, Theme::grid(1), 0, 0);
        auto* names = new TextLabel(blank.join(QStringLiteral("、")), page);
        set_role(names, "soft");
        names->setWordWrap(true);
        grid->addWidget(heading, row++, 0, 1, 2);
        grid->addWidget(names, row++, 0, 1, 2);
    }
    grid->setRowStretch(row, 1);
    return page;
}

QWidget* row_history(const std::vector<HistoryStep>& steps, Date today,
                     const std::function<void(std::int64_t)>& take_back)
{
    auto* page = plain_widget();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::grid(2), 0, Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    for (const HistoryStep& step : steps) {
        auto* head = new TextLabel(
            QStringLiteral("%1 · %2").arg(moment_text(step.when, today), step.user), page);
        set_role(head, "group");
        head->setContentsMargins(0, Theme::grid(1), 0, 0);
        auto* line = new QHBoxLayout;
        line->addWidget(head, 1);
        if (take_back) {
            auto* button = new QPushButton(chinese(QT_TRANSLATE_NOOP("row", "Take back")), page);
            set_quiet(button);
            button->setAccessibleName(chinese(QT_TRANSLATE_NOOP("row", "Take back: %1, %2"))
                                          .arg(head->text(), step.action));
            QObject::connect(button, &QPushButton::clicked, page,
                             [take_back, change = step.change] { take_back(change); });
            line->addWidget(button, 0, Qt::AlignBottom);
        }
        column->addLayout(line);
        auto* action = new TextLabel(step.action, page);
        action->setWordWrap(true);
        column->addWidget(action);
        if (step.kind != ChangeKind::Update)
            continue; // what was entered or removed is the row itself
        for (const HistoryStep::Field& field : step.fields) {
            const QString before = field.before.isEmpty()
                                       ? chinese(QT_TRANSLATE_NOOP("row", "(empty)"))
                                       : field.before;
            const QString after =
                field.after.isEmpty() ? chinese(QT_TRANSLATE_NOOP("row", "(empty)")) : field.after;
            auto* words =
                new TextLabel(QStringLiteral("%1：%2 → %3").arg(field.name, before, after), page);
            set_role(words, "soft");
            words->setWordWrap(true);
            words->setTextInteractionFlags(Qt::TextSelectableByMouse);
            column->addWidget(words);
        }
    }
    if (steps.empty()) {
        auto* none =
            new TextLabel(chinese(QT_TRANSLATE_NOOP("row", "No changes are recorded.")), page);
        set_role(none, "soft");
        column->addWidget(none);
    }
    column->addStretch(1);
    return page;
}

} // namespace lx::ui
