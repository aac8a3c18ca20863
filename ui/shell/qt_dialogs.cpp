#include "ui/shell/qt_dialogs.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStandardPaths>

#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

QString start_folder(const QString& last)
{
    return last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                          : last;
}

} // namespace

int QtDialogs::choose(const QString& title, const QString& text, const QStringList& answers,
                      int safe)
{
    QMessageBox box(QApplication::activeWindow());
    box.setWindowTitle(title);
    box.setTextFormat(Qt::PlainText);
    box.setText(shown_text(text));
    box.setIcon(QMessageBox::NoIcon);
    std::vector<QAbstractButton*> buttons;
    for (int i = 0; i < answers.size(); ++i) {
        auto* button = box.addButton(answers[i],
                                     i == safe ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        buttons.push_back(button);
        if (i == safe) {
            box.setDefaultButton(button);
            box.setEscapeButton(button);
        }
    }
    box.exec();
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (box.clickedButton() == buttons[i])
            return static_cast<int>(i);
    }
    return -1;
}

QString QtDialogs::open_file(const QString& title, const QString& filter)
{
    const QString path = QFileDialog::getOpenFileName(QApplication::activeWindow(), title,
                                                      start_folder(m_folder), filter);
    if (!path.isEmpty())
        m_folder = QFileInfo(path).absolutePath();
    return path;
}

QStringList QtDialogs::open_files(const QString& title, const QString& filter)
{
    const QStringList paths = QFileDialog::getOpenFileNames(QApplication::activeWindow(), title,
                                                            start_folder(m_folder), filter);
    if (!paths.isEmpty())
        m_folder = QFileInfo(paths.first()).absolutePath();
    return paths;
}

QString QtDialogs::save_file(const QString& title, const QString& name, const QString& filter)
{
    const QString path =
        QFileDialog::getSaveFileName(QApplication::activeWindow(), title,
                                     start_folder(m_folder) + QLatin1Char('/') + name, filter);
    if (!path.isEmpty())
        m_folder = QFileInfo(path).absolutePath();
    return path;
}

QString QtDialogs::choose_folder(const QString& title)
{
    const QString path = QFileDialog::getExistingDirectory(QApplication::activeWindow(), title,
                                                           start_folder(m_folder));
    if (!path.isEmpty())
        m_folder = path;
    return path;
}

std::unique_ptr<QPagedPaintDevice> QtDialogs::choose_printer(const QString& title,
                                                             const QPageLayout& paper)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(paper);
    printer->setDocName(title);
    QPrintDialog dialog(printer.get(), QApplication::activeWindow());
    dialog.setWindowTitle(title);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange, false);
    if (dialog.exec() != QDialog::Accepted)
        return nullptr;
    return printer;
}

} // namespace lx::ui
