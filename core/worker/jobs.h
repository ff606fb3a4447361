// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/comparison_steps.h"
#include "core/inference/contest.h"
#include "core/inference/explain_steps.h"
#include "core/latency/sweep.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace maskscope {

/// Where "latest wins" counts: a new job replaces the waiting or running one of its channel, and
/// only that one. Values are free to choose, so two views of a kind may have a channel each.
struct Channel
{
    std::string name;

    auto operator<=>(const Channel&) const = default;
};
inline const Channel kLoadChannel{"load"};
inline const Channel kPredictChannel{"predict"};
inline const Channel kCompareChannel{"compare"};
inline const Channel kExplainChannel{"explain"};
inline const Channel kContestChannel{"contest"};
inline const Channel kInspectChannel{"inspect"};
inline const Channel kAgreementChannel{"agreement"};
inline const Channel kSweepChannel{"sweep"};

/// Opens a file: look, find the tokenizer, load, check. The models of `replaces` are freed when the
/// new one is ready, never before.
struct LoadJob
{
    std::filesystem::path path;
    std::optional<std::filesystem::path> tokenizer;
    LoadOptions options;
    std::optional<ModelId> replaces;
    /// What a person says of the inputs now; else what was said of the same file before counts.
    std::optional<RoleOverrides> roles = {};
    std::vector<RememberedRoles> remembered = {};
};

struct PredictJob
{
    ModelId model;
    std::string text; ///< UTF-8
    PredictOptions options;
};

/// Compares two texts, or a text as this and another model read it, in steps.
struct CompareJob
{
    ModelId model;
    ComparisonRequest request;
    /// What to open for side B. It stays open for the next comparison with the same, until another
    /// job opens a file or a comparison has none.
    std::optional<LoadJob> other{};
};

/// Asks something of a text beside its guesses, in steps.
struct ExplainJob
{
    ModelId model;
    ExplainRequest request;
};

/// Answers the sentences of a contest, in steps.
struct ContestJob
{
    ModelId model;
    Contest contest;
};

/// Looks inside a model, in steps.
struct InspectJob
{
    ModelId model;
};

/// Opens the model's file otherwise, compares the answers of both in steps, and closes it.
struct AgreementJob
{
    ModelId model;
    LoadJob other;
};

/// What a sweep measures beside its model, in the same rounds.
struct SweepComparison
{
    std::vector<int> threads; ///< the model itself on so many threads, one after another
    /// Another file, or the same one loaded otherwise; it is opened for the sweep and closed after.
    std::optional<LoadJob> other;
};

struct SweepJob
{
    ModelId model;
    SweepOptions options;
    SweepComparison comparison{};
};

/// A job is a value: no references, nothing of a widget. Order of the kinds is their priority.
using Job = std::variant<LoadJob, PredictJob, CompareJob, ExplainJob, ContestJob, InspectJob,
                         AgreementJob, SweepJob>;

} // namespace maskscope
