#include "ui/widgets/files_editor.h"

#include <optional>

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QUrl>
#include <QVBoxLayout>

#include "core/store/attachments.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

FilesEditor::FilesEditor(AppContext& context, const FieldDef& field, QWidget* parent)
    : FieldEditor(field, parent), m_context(context), m_taking(context.jobs())
{
    m_lines = new QPlainTextEdit(this);
    m_lines->setTabChangesFocus(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFixedHeight(2 * Theme::current().control_px + 8);
    layout()->addWidget(m_lines);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    m_add = new QPushButton(tr("Add files…"), this);
    m_open = new QPushButton(tr("Open the file"), this);
    for (QPushButton* button : {m_add, m_open}) {
        set_quiet(button);
        column->addWidget(button);
    }
    qobject_cast<QHBoxLayout*>(layout())->addLayout(column);
    set_main(m_lines);
    connect(m_lines, &QPlainTextEdit::textChanged, this, [this] {
        update_buttons();
        Q_EMIT changed();
    });
    connect(m_add, &QPushButton::clicked, this, &FilesEditor::add);
    connect(m_open, &QPushButton::clicked, this, &FilesEditor::open);
    update_buttons();
}

Entry FilesEditor::entry() const
{
    std::string text;
    for (const std::string& line : attachments_in(utf8_of(typed())))
        text += (text.empty() ? "" : "\n") + line;
    return {text.empty() ? Value() : Value(text), {}, {}};
}

QString FilesEditor::typed() const
{
    return m_lines->toPlainText();
}

void FilesEditor::set_value(const Value& value, const QString&)
{
    m_taking.stop(); // what was being added was for the row before
    const QSignalBlocker quiet(m_lines);
    m_lines->setPlainText(qt(text_of(value)));
    update_buttons();
}

void FilesEditor::set_read_only(bool read_only)
{
    m_lines->setReadOnly(read_only);
    m_add->setEnabled(!read_only);
}

void FilesEditor::select_all()
{
    m_lines->selectAll();
}

void FilesEditor::add()
{
    const QStringList files =
        m_context.dialogs().open_files(tr("Files to be kept with the row"), {});
    if (files.isEmpty())
        return;
    struct Taken
    {
        std::vector<std::string> lines;
        std::optional<Error> refused; ///< what came before it is kept
    };
    m_taking.start<Taken>(
        JobKind::Long, tr("Adding %1 files").arg(files.size()),
        [files, ledger = m_context.path8()](JobProgress& progress) -> Result<Taken> {
            Taken taken;
            for (const QString& file : files) {
                auto line = take_attachment(ledger, utf8_of(file), progress);
                if (!line) {
                    taken.refused = std::move(line.error());
                    break;
                }
                taken.lines.push_back(std::move(*line));
            }
            return taken;
        },
        [this](Result<Taken> taken) {
            if (!taken)
                return;
            for (const std::string& line : taken->lines) {
                const auto there = attachments_in(utf8_of(typed()));
                if (std::ranges::find(there, line) == there.end())
                    m_lines->appendPlainText(qt(line));
            }
            if (taken->refused && taken->refused->kind != ErrorKind::Cancelled)
                m_context.notices().error(*taken->refused);
        });
}

void FilesEditor::open()
{
    std::vector<std::string> lines = attachments_in(utf8_of(typed()));
    const std::string here = utf8_of(m_lines->textCursor().block().text().trimmed());
    std::erase_if(lines, [](const std::string& line) { return !is_attachment_path(line); });
    if (lines.empty())
        return;
    const std::string& line = is_attachment_path(here) ? here : lines.front();
    const QString path = qt(attachment_path(m_context.path8(), line));
    if (!QFileInfo::exists(path))
        m_context.notices().warning(tr("“%1” is not in the folder of attachments any more.")
                                        .arg(qt(attachment_name(line))));
    else if (opens_harmlessly(line))
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    else // may be a program: the clerk sees it in its folder
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
}

void FilesEditor::update_buttons()
{
    const auto lines = attachments_in(utf8_of(typed()));
    m_open->setEnabled(std::ranges::any_of(
        lines, [](const std::string& line) { return is_attachment_path(line); }));
}

} // namespace lx::ui
