import { ngImdsTags } from "../../policy-pack/controls/cloud/ng-imds-tags";
import { testMetadataOption } from "../support/metadata-option-tests";
import * as room from "./fixtures/ng-imds-tags";

testMetadataOption(ngImdsTags, room, "instanceMetadataTags");
