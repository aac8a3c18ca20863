#pragma once

#include <deque>

#include <QPdfWriter>
#include <QPrinter>

#include "ui/document/dialogs.h"

namespace lx::test {

/// Answers what was put in beforehand and remembers what was asked; with nothing left it takes the
/// safe answer.
class ScriptedDialogs final : public ui::Dialogs
{
public:
    std::deque<int> answers;
    std::deque<QString> files;
    QStringList asked; ///< titles and texts, in order

    int choose(const QString& title, const QString& text, const QStringList&, int safe) override
    {
        asked << title + QStringLiteral(": ") + text;
        return take(answers, safe);
    }
    QString open_file(const QString& title, const QString&) override
    {
        asked << title;
        return take(files, QString());
    }
    QStringList open_files(const QString& title, const QString&) override
    {
        asked << title;
        const QString one = take(files, QString());
        return one.isEmpty() ? QStringList() : QStringList{one};
    }
    QString save_file(const QString& title, const QString&, const QString&) override
    {
        asked << title;
        return take(files, QString());
    }
    QString choose_folder(const QString& title) override
    {
        asked << title;
        return take(files, QString());
    }

    QString print_file;    ///< the printer that is chosen prints to this file; "" = none is chosen
    bool on_paper = false; ///< …as a printer does that has paper, not a file
    std::unique_ptr<QPagedPaintDevice> choose_printer(const QString& title,
                                                      const QPageLayout&) override
    {
        asked << title;
        if (print_file.isEmpty())
            return nullptr;
        if (on_paper)
            return std::make_unique<QPdfWriter>(print_file);
        auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(print_file);
        return printer;
    }

private:
    template <class T> static T take(std::deque<T>& from, T otherwise)
    {
        if (from.empty())
            return otherwise;
        T first = from.front();
        from.pop_front();
        return first;
    }
};

} // namespace lx::test
