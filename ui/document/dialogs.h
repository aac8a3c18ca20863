#pragma once

#include <memory>
#include <optional>

#include <QPagedPaintDevice>
#include <QString>
#include <QStringList>

namespace lx::ui {

/// Everything that stops the window to ask. Tests put a script in its place; pages never open a
/// dialog of their own. Only for decisions: news goes to Notices.
class Dialogs
{
public:
    virtual ~Dialogs() = default;

    /// A question with named answers; the position of the one chosen, -1 where it was closed.
    /// `safe` is the one Enter and Esc stand for.
    [[nodiscard]] virtual int choose(const QString& title, const QString& text,
                                     const QStringList& answers, int safe) = 0;
    /// `filter` as in QFileDialog ("… (*.lxdb)"); empty where cancelled.
    [[nodiscard]] virtual QString open_file(const QString& title, const QString& filter) = 0;
    [[nodiscard]] virtual QStringList open_files(const QString& title, const QString& filter) = 0;
    /// `name` is proposed.
    [[nodiscard]] virtual QString save_file(const QString& title, const QString& name,
                                            const QString& filter) = 0;
    /// A folder that is there; empty where cancelled.
    [[nodiscard]] virtual QString choose_folder(const QString& title) = 0;
    /// A printer the user chose, set to this paper; may be painted on from a worker. nullptr where
    /// cancelled.
    [[nodiscard]] virtual std::unique_ptr<QPagedPaintDevice>
    choose_printer(const QString& title, const QPageLayout& paper)
    {
        Q_UNUSED(title)
        Q_UNUSED(paper)
        return nullptr;
    }
};

} // namespace lx::ui
