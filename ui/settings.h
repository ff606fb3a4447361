// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/role_choice.h"
#include "ui/color_scheme.h"
#include "ui/detail_level.h"
#include "ui/language.h"
#include "ui/question_state.h"

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// What is remembered from one start to the next. A value that is missing or makes no sense counts
/// as its default. GUI thread.
class Settings
{
public:
    static constexpr double kSmallestZoom = 0.7;
    static constexpr double kLargestZoom = 2.5;
    static constexpr int kMostThreads = 1024;
    static constexpr int kMostRecentFiles = 10;
    static constexpr int kMostFilesWithRoles = 100;

    explicit Settings(std::unique_ptr<QSettings> store);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    [[nodiscard]] int page() const; ///< 0 to 3
    void setPage(int page);
    [[nodiscard]] double zoom() const;
    void setZoom(double zoom);
    [[nodiscard]] SchemeChoice scheme() const;
    void setScheme(SchemeChoice scheme);
    [[nodiscard]] LanguageChoice language() const;
    void setLanguage(LanguageChoice language);
    [[nodiscard]] DetailLevel detailLevel() const;
    void setDetailLevel(DetailLevel level);
    [[nodiscard]] int threads() const; ///< 0: by itself
    void setThreads(int threads);
    [[nodiscard]] int topK() const;
    void setTopK(int topK);
    [[nodiscard]] std::optional<bool> wholeWords() const; ///< only such guesses; nothing: not said
    void setWholeWords(std::optional<bool> wholeWords);
    [[nodiscard]] bool showsTokens() const;
    void setShowsTokens(bool shows);
    [[nodiscard]] QString sentence() const; ///< empty: none yet
    void setSentence(const QString& sentence);
    [[nodiscard]] bool hasSecondSentence() const; ///< shown, even if it is empty
    void setHasSecondSentence(bool has);
    [[nodiscard]] QString secondSentence() const;
    void setSecondSentence(const QString& sentence);
    [[nodiscard]] QuestionState questions() const;
    void setQuestions(const QuestionState& questions);

    /// Newest first; files may be missing by now.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    /// The SHA-256 of each recent file that is as it was when noteHash() was told of it, by path.
    [[nodiscard]] QHash<QString, QString> hashes() const;
    /// Told of the file as it is now.
    void noteHash(const QString& path, const QString& sha256);

    /// What the user said of the inputs of files, newest first.
    [[nodiscard]] std::vector<RememberedRoles> inputRoles() const;
    void setInputRoles(const std::vector<RememberedRoles>& remembered);

    /// Writes to disk now.
    void sync();

private:
    std::unique_ptr<QSettings> m_store;
};

/// A file of settings that is not one any more (a full disk, a crash of the machine) gets another
/// name, NAME.bad, so that it can be looked at; the program begins with its defaults.
void setAsideIfDamaged(const QString& file);
/// The same for a file that is known to be of no use.
void setAside(const QString& file);

} // namespace maskscope
