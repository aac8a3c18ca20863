#pragma once

#include <memory>

#include <QByteArray>
#include <QObject>
#include <QPointF>
#include <QSettings>
#include <QStringList>

#include "ui/presentation/theme.h"

namespace lx::ui {

/// What the program remembers for this user on this machine (not in the ledger file): one table of
/// settings in an INI file of the user's configuration folder.
class UserSettings : public QObject
{
    Q_OBJECT
public:
    /// `path` "" = the usual place; tests give one of their own.
    explicit UserSettings(const QString& path = {}, QObject* parent = nullptr);

    [[nodiscard]] ThemeKind theme() const;
    void set_theme(ThemeKind kind);
    [[nodiscard]] TypeSize type_size() const;
    void set_type_size(TypeSize size);

    /// Newest first, at most ten.
    [[nodiscard]] QStringList recent_files() const;
    void add_recent_file(const QString& path);
    void remove_recent_file(const QString& path);

    /// Name shown in the history; the machine's user where none is set.
    [[nodiscard]] QString user_name() const;
    void set_user_name(const QString& name);

    /// State of a window or table by name ("window", "table/unit"): geometry, column order and
    /// widths.
    [[nodiscard]] QByteArray state(const QString& name) const;
    void set_state(const QString& name, const QByteArray& state);
    /// A yes/no of a page by name ("ledger/detail").
    [[nodiscard]] bool flag(const QString& name, bool otherwise) const;
    void set_flag(const QString& name, bool value);

    /// How far (mm, right and down) a print on prepared paper is moved on a printer; "" = into a
    /// PDF.
    [[nodiscard]] QPointF moved(const QString& printer, const QString& sheet) const;
    void set_moved(const QString& printer, const QString& sheet, QPointF by);

Q_SIGNALS:
    /// Theme or type size changed.
    void look_changed();

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace lx::ui
