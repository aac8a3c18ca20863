#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QString>

#include "core/base/result.h"

namespace lx::ui {

enum class NoticeKind
{
    Info,
    Success,
    Warning,
    Error
};

/// News for the user, shown in a panel above the page, never in a dialog.
struct Notice
{
    /// A button in it: a way on.
    struct Act
    {
        QString text; ///< "撤销"
        std::function<void()> run;
    };
    NoticeKind kind = NoticeKind::Info;
    QString text;
    std::vector<Act> acts{};
    QString place{}; ///< takes the place of the one with the same word; "" none
};

/// Where every part of the window leaves its news.
class Notices : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void post(Notice notice) { Q_EMIT posted(notice); }
    void info(const QString& text) { post({NoticeKind::Info, text}); }
    void success(const QString& text) { post({NoticeKind::Success, text}); }
    void warning(const QString& text) { post({NoticeKind::Warning, text}); }
    /// The error's sentence; a cancelled job is plain news, its detail goes to the log.
    void error(const Error& error);
    /// Asked before an error is shown: true where it is told in another way.
    void set_watch(std::function<bool(const Error&)> watch) { m_watch = std::move(watch); }

Q_SIGNALS:
    void posted(const lx::ui::Notice& notice);

private:
    std::function<bool(const Error&)> m_watch;
};

} // namespace lx::ui
