#include "ui/shell/new_file_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "core/store/init_file.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/ledger_files.h"
#include "ui/document/policy_list.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/shell/file_actions.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr const char* policy_id = "policy";

TextLabel* problem_line(QWidget* parent)
{
    auto* label = new TextLabel(parent);
    set_role(label, "error");
    label->setWordWrap(true);
    label->setMinimumHeight(label->fontMetrics().height());
    return label;
}

/// The folder for documents; where the computer has none, the user's own.
QDir folder_for_ledgers()
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return documents.exists() ? documents : QDir::home();
}

} // namespace

NewFileForm::NewFileForm(AppContext& context, FileActions& files, QWidget* parent)
    : QFrame(parent), m_context(context), m_files(files)
{
    set_role(this, "panel");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid(3), Theme::grid(2), Theme::grid(3), Theme::grid(2));
    auto* head = new TextLabel(tr("New ledger file"), this);
    set_role(head, "strong");
    layout->addWidget(head);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::grid(2));
    form->setVerticalSpacing(2);
    layout->addLayout(form);
    const auto add = [&](const QString& text, QWidget* field, QWidget* beside,
                         TextLabel** problem) {
        auto* label = new TextLabel(text, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        auto* line = new QHBoxLayout;
        line->addWidget(field, 1);
        if (beside != nullptr)
            line->addWidget(beside);
        column->addLayout(line);
        if (problem != nullptr)
            column->addWidget(*problem = problem_line(this));
        form->addRow(label, column);
    };
    m_code.line = new QLineEdit(this);
    m_code.line->setPlaceholderText(tr("6 digits, for example 640121"));
    m_name.line = new QLineEdit(this);
    m_name.line->setPlaceholderText(tr("for example 永宁县"));
    m_level = new QComboBox(this);
    for (const char* level : {"县", "市", "省"})
        m_level->addItem(QString::fromUtf8(level));
    m_path.line = new QLineEdit(this);
    auto* choose = new QPushButton(tr("Choose…"), this);
    add(tr("Area &code"), m_code.line, nullptr, &m_code.problem);
    add(tr("Area &name"), m_name.line, nullptr, &m_name.problem);
    add(tr("&Level"), m_level, nullptr, nullptr);
    add(tr("&Save as"), m_path.line, choose, &m_path.problem);
    m_policies = new QWidget(this);
    build_policies(m_policies);
    auto* carried_out = new TextLabel(tr("Policies carried out"), this);
    form->addRow(carried_out, m_policies);
    auto* buttons = new QHBoxLayout;
    auto* back = new QPushButton(tr("Back"), this);
    auto* make = new QPushButton(tr("Create"), this);
    set_primary(make);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(make);
    layout->addSpacing(Theme::grid(1));
    layout->addLayout(buttons);
    layout->addStretch(1);

    connect(choose, &QPushButton::clicked, this, &NewFileForm::browse);
    connect(back, &QPushButton::clicked, this, &NewFileForm::left);
    connect(make, &QPushButton::clicked, this, &NewFileForm::create);
    connect(m_code.line, &QLineEdit::textChanged, this, &NewFileForm::code_entered);
    connect(m_name.line, &QLineEdit::textChanged, this, &NewFileForm::propose_path);
    connect(m_path.line, &QLineEdit::textEdited, this, [this] { m_path_by_hand = true; });
    connect(m_level, &QComboBox::activated, this, [this] { m_level_by_hand = true; });
    // What was wrong is looked at again as it is mended.
    const auto look_again = [this] { say_problems(true); };
    for (const Asked& one : {m_code, m_name, m_path})
        connect(one.line, &QLineEdit::textChanged, this, look_again);
    connect(m_level, &QComboBox::currentIndexChanged, this, look_again);
    // Enter goes to the next field, in the last one it creates.
    connect(m_code.line, &QLineEdit::returnPressed, m_name.line,
            [this] { m_name.line->setFocus(); });
    connect(m_name.line, &QLineEdit::returnPressed, m_path.line,
            [this] { m_path.line->setFocus(); });
    connect(m_path.line, &QLineEdit::returnPressed, this, &NewFileForm::create);
}

void NewFileForm::build_policies(QWidget* parent)
{
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_choices = program_policies();
    for (const PolicyChoice& policy : m_choices) {
        auto* tick = new QCheckBox(button_text(policy.short_name), parent);
        set_tip(tick, policy.name);
        tick->setAccessibleName(policy.short_name);
        tick->setProperty(policy_id, policy.id);
        connect(tick, &QCheckBox::clicked, this, [this] { m_ticked_by_hand = true; });
        column->addWidget(tick);
        m_ticks.push_back(tick);
    }
}

void NewFileForm::begin(const QString& then)
{
    m_then = then;
    m_ticked_by_hand = false;
    m_path_by_hand = false;
    m_level_by_hand = false;
    for (const Asked& one : {m_code, m_name, m_path}) {
        one.line->clear();
        one.problem->clear();
    }
    m_level->setCurrentIndex(0);
    code_entered();
    m_code.line->setFocus();
}

void NewFileForm::code_entered()
{
    const QString code = qt(half_width(utf8_of(m_code.line->text().trimmed())));
    if (const std::string level = level_of_code(utf8_of(code)); !level.empty() && !m_level_by_hand)
        m_level->setCurrentText(qt(level));
    if (m_ticked_by_hand)
        return;
    for (std::size_t i = 0; i < m_ticks.size(); ++i)
        m_ticks[i]->setChecked(m_choices[i].holds_in(code));
}

void NewFileForm::propose_path()
{
    if (m_path_by_hand)
        return;
    const QString name = m_name.line->text().trimmed();
    if (name.isEmpty()) {
        m_path.line->clear();
        return;
    }
    const QDir folder = folder_for_ledgers();
    QString path = folder.filePath(with_ledger_ending(tr("%1 ledgers").arg(name)));
    for (int next = 2; QFileInfo::exists(path); ++next)
        path =
            folder.filePath(with_ledger_ending(tr("%1 ledgers").arg(name) + QString::number(next)));
    m_path.line->setText(QDir::toNativeSeparators(path));
}

void NewFileForm::browse()
{
    const QString proposed = m_path.line->text().trimmed();
    const QString path = m_context.dialogs().save_file(
        tr("Save the new file as"),
        proposed.isEmpty() ? with_ledger_ending(tr("Ledger")) : proposed, ledger_file_filter());
    if (path.isEmpty())
        return;
    m_path_by_hand = true;
    m_path.line->setText(path);
}

QString NewFileForm::path_problem() const
{
    const QString path = m_path.line->text().trimmed();
    if (path.isEmpty())
        return tr("Choose where the file is to be kept.");
    const QFileInfo file(with_ledger_ending(path));
    if (file.exists())
        return tr("There is a file of this name already: choose another name.");
    if (!QFileInfo(file.absolutePath()).isDir())
        return tr("There is no folder “%1”: choose another one.")
            .arg(QDir::toNativeSeparators(file.absolutePath()));
    return {};
}

QLineEdit* NewFileForm::say_problems(bool standing)
{
    QString code;
    QString name;
    for (const NewFileProblem& problem :
         check_new_file({utf8_of(m_code.line->text().trimmed()),
                         utf8_of(m_name.line->text().trimmed()), utf8_of(m_level->currentText())}))
        (problem.part == NewFileProblem::Part::Name ? name : code) = qt(problem.message);
    QLineEdit* first = nullptr;
    const auto say = [&](const Asked& asked, const QString& what) {
        if (standing && asked.problem->text().isEmpty())
            return;
        asked.problem->setText(what);
        if (!what.isEmpty() && first == nullptr)
            first = asked.line;
    };
    say(m_code, code);
    say(m_name, name);
    say(m_path, path_problem());
    return first;
}

void NewFileForm::create()
{
    if (QLineEdit* first = say_problems(false)) {
        first->setFocus();
        return;
    }
    FileActions::NewLedger made{m_path.line->text().trimmed(), m_code.line->text().trimmed(),
                                m_name.line->text().trimmed(), m_level->currentText(),
                                QStringList()};
    for (const QCheckBox* tick : m_ticks)
        if (tick->isChecked())
            *made.policies << tick->property(policy_id).toString();
    m_files.create(made, [this](Result<> done) {
        if (!done)
            m_path.problem->setText(qt(done.error().message));
        else if (!m_then.isEmpty())
            m_context.go(Place::of_page(m_then));
    });
}

} // namespace lx::ui
